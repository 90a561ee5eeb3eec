// A CLI configuration of Terraform or OpenTofu that says itself where providers come from: then they look nowhere else.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from './plugin-folder.ts';

/** The file that does so, where there is one. */
export function configurationThatDecides(env: Environment, system: string): string | undefined {
  // HCL or JSON, whatever the file is called.
  return candidates(env, system).find((file) =>
    /^\s*(provider_installation\b|\{?\s*"provider_installation")/m.test(textOf(file)),
  );
}

/** A file that is named is read alone; otherwise one in the home of the user, and all in the folder of settings. */
function candidates(env: Environment, system: string): readonly string[] {
  const named = env.TF_CLI_CONFIG_FILE || env.TERRAFORM_CONFIG;
  if (named) return [named];
  const isWindows = system === 'win32';
  const home = isWindows ? env.APPDATA : env.HOME;
  if (!home) return [];
  const files = isWindows ? ['terraform.rc', 'tofu.rc'] : ['.terraformrc', '.tofurc'];
  const settings = join(home, isWindows ? 'terraform.d' : '.terraform.d');
  const ofTofu = env.XDG_CONFIG_HOME && !isWindows ? [join(env.XDG_CONFIG_HOME, 'opentofu')] : [];
  return [
    ...files.map((name) => join(home, name)),
    ...ofTofu.map((folder) => join(folder, 'tofurc')),
    ...[settings, ...ofTofu].flatMap(settingsIn),
  ];
}

const settingsIn = (folder: string): readonly string[] =>
  namesIn(folder)
    .filter((name) => /\.tfrc(\.json)?$/.test(name))
    .map((name) => join(folder, name));

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // What cannot be read decides nothing.
    return '';
  }
}
