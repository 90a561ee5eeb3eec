// A root directory without glibc, as in Alpine: a shell, terraform and what a test puts there. It is a witness for tests.
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { download } from './executables/download.ts';

interface MuslRoot {
  /** Copies a file or folder to a path in the root. */
  place(source: string, path: string): void;
  /** Runs a script of the shell in the root, as a user who is root there alone. @returns what it prints */
  run(script: string, env: { readonly [name: string]: string }): Promise<string>;
  /** The same where there is no network but the machine's own. */
  runAlone(script: string, env: { readonly [name: string]: string }): Promise<string>;
  dispose(): void;
}

/** Its shell needs no C library at all. */
const shell = {
  name: 'busybox-static_1.35.0-4+deb12u1+b1',
  fetch: ['apt-get', 'download', 'busybox-static=1:1.35.0-4+deb12u1+b1'],
  unpack: (file: string) => ['dpkg-deb', '-x', file, '.'] as const,
  algorithm: 'sha256',
  digest: '3d3fdbe91d4660c873e14b092c213fe81c1da6362daa236eb25d0171eb108744',
} as const;

const applets = ['sh', 'ls', 'readlink', 'cat', 'unzip', 'sha256sum', 'ip', 'rm', 'sleep'];

/** Undefined, after one line that says why, where this machine cannot have one. */
export async function openMuslRoot(): Promise<MuslRoot | undefined> {
  const root = mkdtempSync(join(tmpdir(), 'musl-root-'));
  const dispose = () => rmSync(root, { recursive: true, force: true });
  const place = (source: string, path: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    cpSync(source, join(root, path), { recursive: true });
  };
  const enter = ['--map-root-user', '--mount', '--pid', '--fork', `--mount-proc=${join(root, 'proc')}`];
  const runWith =
    (...more: readonly string[]) =>
    async (script: string, env: { readonly [name: string]: string }) => {
      const inRoot = { env: { PATH: '/bin:/usr/sbin:/usr/bin', ...env } };
      const shell = ['chroot', root, '/bin/sh', '-c', script];
      return (await promisify(execFile)('unshare', [...enter, ...more, ...shell], inRoot)).stdout;
    };
  const run = runWith();
  const alone = runWith('--net');
  const runAlone: MuslRoot['run'] = (script, env) => alone(`ip link set lo up\n${script}`, env);
  try {
    for (const folder of ['proc', 'tmp', 'dev', 'root']) mkdirSync(join(root, folder));
    // A shell gives it to what it starts in the background.
    writeFileSync(join(root, 'dev/null'), '');
    place(join(download(shell), 'bin/busybox'), 'bin/busybox');
    for (const name of applets) symlinkSync('busybox', join(root, 'bin', name));
    place(realpathSync(execFileSync('which', ['terraform'], { encoding: 'utf8' }).trim()), 'bin/terraform');
    await run('terraform version', {});
    return { place, run, runAlone, dispose };
  } catch (error) {
    dispose();
    const [why] = String(error instanceof Error ? error.message : error).split('\n');
    console.log(`left out: a system without glibc, which needs Debian's busybox-static and unshare (${why})`);
    return undefined;
  }
}
