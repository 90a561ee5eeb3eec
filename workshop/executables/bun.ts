// Bun as npm has it, for this machine and for others: workshop/bun says which version, and its lock file knows the checksums.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { platformName } from '../../src/install/index.ts';
import lock from '../bun/package-lock.json' with { type: 'json' };
import { download } from './download.ts';
import { closeEngineSwitch } from './engine-switch.ts';
import { platformOf } from './platforms.ts';

interface Locked {
  readonly name?: string;
  readonly version?: string;
  readonly integrity?: string;
}

const packages: { readonly [path: string]: Locked } = lock.packages;

/** @param target as Bun calls a platform, such as `darwin-aarch64` */
export function bunPackage(target: string): {
  readonly name: string;
  readonly version: string;
  readonly sha512: string;
} {
  const name = `@oven/bun-${target}`;
  const { version, integrity } = packages[`node_modules/${name}`] ?? {};
  const digest = /^sha512-(.+)$/.exec(integrity ?? '')?.[1];
  if (version === undefined || digest === undefined) throw new Error(`workshop/bun/package-lock.json has no ${name}`);
  return { name, version, sha512: Buffer.from(digest, 'base64').toString('hex') };
}

/** The path of its executable. */
export function bunFor(target: string): string {
  const { name, version, sha512 } = bunPackage(target);
  const folder = download({
    name: `bun-${target}-${version}`,
    fetch: ['npm', 'pack', '--silent', `${name}@${version}`],
    unpack: (file) => ['tar', '-xzf', file, '--strip-components=1'],
    algorithm: 'sha512',
    digest: sha512,
  });
  return join(folder, 'bin', target.startsWith('windows') ? 'bun.exe' : 'bun');
}

/** The path of the one that runs here. */
export const bunHere = (): string => bunFor(platformOf(platformName()).bun);

/** Runtime of a platform with the switches taken out that its users could set without knowing that there is a Bun. */
export function closedRuntime(target: string): Buffer {
  const runtime = closeSwitches(readFileSync(bunFor(target)), target);
  closeEngineSwitch(runtime, target);
  return runtime;
}

/** Variables by which processes of Bun know each other: one that has them waits for another that is not there. */
const ofProcesses = ['NODE_CHANNEL_FD', 'NODE_CHANNEL_SERIALIZATION_MODE', 'NODE_UNIQUE_ID'];

/** Variables that begin with MIMALLOC_ tune how memory is had, and make it talk; their letters are made large when they are read. */
const ofMemory = 'mimalloc';

/**
 * Bun obeys environment variables that begin with BUN_, some of which make it run other code than the program, and more. Here
 * they get names that nobody uses, of the same length and still names in JavaScript.
 */
export function closeSwitches(runtime: Buffer, target: string): Buffer {
  const closed = Buffer.from(runtime);
  let count = 0;
  for (const name of ['BUN_', ...ofProcesses, ofMemory]) {
    for (let at = closed.indexOf(name); at >= 0; at = closed.indexOf(name, at + 4)) {
      if (isVersion(closed, at)) continue;
      closed.write('$', at + 1, 'latin1');
      count += 1;
    }
  }
  if (count === 0) throw new Error(`Bun for ${target} has no switches where they are looked for`);
  return closed;
}

/** Of the symbols of a library, such as BUN_1.2, of which the loader knows the checksum. */
const isVersion = (runtime: Buffer, at: number) => /^BUN_\d/.test(runtime.toString('latin1', at, at + 5));
