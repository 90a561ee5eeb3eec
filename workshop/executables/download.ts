// Fetches a package once through the client of its registry, and keeps what is in it if its checksum is the one that we know.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../../.cache/packages/', import.meta.url));

interface Package {
  /** Of its folder in the cache. */
  readonly name: string;
  /** Leaves the one file in the folder. */
  readonly fetch: readonly [command: string, ...args: string[]];
  /** Unpacks the file into the current folder. */
  readonly unpack: (file: string) => readonly [command: string, ...args: string[]];
  readonly algorithm: 'sha256' | 'sha512';
  readonly digest: string;
}

/**
 * @returns the folder with what is in the package
 * @throws Error that says which package cannot be had, or is not the one that we know
 */
export function download({ name, fetch, unpack, algorithm, digest }: Package): string {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(join(cache, 'unfinished-'));
  try {
    run(draft, fetch);
    const [file = ''] = readdirSync(draft);
    const found = createHash(algorithm)
      .update(readFileSync(join(draft, file)))
      .digest('hex');
    if (found !== digest) throw new Error(`${basename(file)} has the ${algorithm} ${found} instead of ${digest}`);
    const content = join(draft, 'content');
    mkdirSync(content);
    run(content, unpack(join(draft, file)));
    // Whoever was faster has the same.
    if (!existsSync(folder)) renameSync(content, folder);
    return folder;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

const run = (cwd: string, [command, ...args]: readonly [string, ...string[]]) =>
  execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
