// Where Terraform and OpenTofu look for providers without being told: https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
import { join } from 'node:path';
import { InstallRefused } from './refused.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws InstallRefused where the environment names no home */
export function pluginFolder(env: Environment, system: string): string {
  if (system === 'win32') return join(homeIn(env, 'APPDATA'), 'terraform.d', 'plugins');
  return join(homeIn(env, 'HOME'), '.terraform.d', 'plugins');
}

function homeIn(env: Environment, name: string): string {
  const home = env[name];
  if (home) return home;
  throw new InstallRefused(`the environment variable ${name} is not set: give --mirror, a folder to place it in`);
}
