// Self-contained executables: a folder for each program and platform, with all that it needs to run where there is no Node.
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from './compile.ts';
import { copyGlibc } from './glibc.ts';
import { launcher } from './launcher.ts';
import type { Platform } from './platforms.ts';

export { bunHere } from './bun.ts';
export { platformName } from '../../src/install/index.ts';
export { type Platform, platformOf, platforms } from './platforms.ts';

export interface Program {
  /** A file of the project. */
  readonly entry: string;
  /** Of its executable, without ending. */
  readonly name: string;
}

export const programs = {
  provider: { entry: 'bin/terraform-provider-unleash.ts', name: 'terraform-provider-unleash' },
  command: { entry: 'bin/unleash-admin.ts', name: 'unleash-admin' },
} as const satisfies { readonly [name: string]: Program };

/** @param folder gets the executable and what belongs beside it; it is emptied first */
export function buildFor(platform: Platform, { entry, name }: Program, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { glibc, suffix } = platform;
  if (!glibc) {
    compile(entry, platform, join(folder, `${name}${suffix}`));
    return;
  }
  const lib = join(folder, 'lib');
  mkdirSync(lib);
  compile(entry, platform, join(lib, name));
  copyGlibc(glibc, lib);
  writeFileSync(join(folder, name), launcher(name, glibc.loader));
  chmodSync(join(folder, name), 0o755);
}
