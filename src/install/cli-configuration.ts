// A CLI configuration of Terraform or OpenTofu that says itself where providers come from: then they look nowhere else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from './plugin-folder.ts';

/** The file that does so, where there is one. */
export function configurationThatDecides(env: Environment, system: string): string | undefined {
  return candidates(env, system).find((file) => /^\s*provider_installation\b/m.test(textOf(file)));
}

function candidates(env: Environment, system: string): readonly string[] {
  const named = env.TF_CLI_CONFIG_FILE ?? env.TERRAFORM_CONFIG;
  if (named) return [named];
  const [home, names] =
    system === 'win32' ? [env.APPDATA, ['terraform.rc', 'tofu.rc']] : [env.HOME, ['.terraformrc', '.tofurc']];
  return home ? names.map((name) => join(home, name)) : [];
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // What cannot be read decides nothing.
    return '';
  }
}
