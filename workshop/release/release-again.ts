// Makes a release once more, in a copy of the sources where all is different that a machine can have different: folder, home,
// time zone, language, umask and, where one is given, Node.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Again {
  readonly version: string;
  /** Names, as in the release that there is. */
  readonly platforms: readonly string[];
  /** Path of the Node that makes it; this one where it is left out. */
  readonly node?: string | undefined;
}

/** @returns the files of the release in `folder` that have other bytes this time, or are there only once; signatures aside */
export function releaseAgain(folder: string, { version, platforms, node = process.execPath }: Again): string[] {
  const dir = mkdtempSync(join(tmpdir(), 'release again, fünf '));
  try {
    const copy = join(dir, 'a', 'much', 'deeper', 'folder');
    const home = join(dir, 'home');
    mkdirSync(home);
    copySources(copy);
    // The second one is asked for its own programs first, such as npm.
    const env = {
      ...process.env,
      ...{ HOME: home, TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TMPDIR: dir },
      ...{ PATH: `${dirname(node)}:${process.env.PATH}`, RELEASE_GPG_KEY: undefined },
    };
    const script = 'umask 077 && exec "$0" --import tsx scripts/release.ts "$@"';
    execFileSync('sh', ['-c', script, node, version, ...platforms], {
      cwd: copy,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return differences(folder, join(copy, 'release', version));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** What git knows or would add, in files of their own; packages as links to the same contents, for they are only read. */
function copySources(copy: string): void {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = listed
    .split('\0')
    .filter((file) => file !== '' && file !== 'node_modules' && existsSync(join(root, file)));
  for (const file of files) cpSync(join(root, file), join(copy, file));
  // Links where both are on one file system.
  const script = 'cp -rlP "$0/." "$1" 2>/dev/null || cp -r "$0/." "$1"';
  execFileSync('sh', ['-c', script, join(root, 'node_modules'), join(copy, 'node_modules')]);
  mkdirSync(join(copy, '.cache'));
  symlinkSync(join(root, '.cache/packages'), join(copy, '.cache/packages'));
}

function differences(one: string, other: string): string[] {
  const [before, after] = [hashesOf(one), hashesOf(other)];
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name)).sort();
}

const hashesOf = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile() && !name.endsWith('.sig'))
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  );
