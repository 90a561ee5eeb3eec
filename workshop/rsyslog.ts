// Debian's rsyslog with TLS, a receiver that is not ours: a witness for tests, out of its packages, installed nowhere.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { download } from './executables/download.ts';

interface Rsyslog {
  /** What it says of a configuration: nothing where all is well. */
  check(file: string): string;
  /** Runs with a configuration, and keeps what it must remember in the folder. */
  start(file: string, folder: string): ChildProcess;
}

const packages = {
  'rsyslog=8.2302.0-1+deb12u2': '68ae71297d548a77fa75ab99f6d0222bb21dfe5acf30bdaf1bd7cb6ee88b7a96',
  'rsyslog-gnutls=8.2302.0-1+deb12u2': 'e400a95b5d748977118985d4c61723f70463a34fbd314d989f3bd78e987d5c3a',
  'libestr0=0.1.11-1': '3f6e2aa4baa98be02db4ade424c5e2c6a87f8ee1103cafd6a5ab4df4835d7015',
  'libfastjson4=1.2304.0-1': '62aff2ca7d0fdee225e1c166f86c88910e5593a838cc87bbb9f5552f4222e487',
  'liblognorm5=2.0.6-4': '358b2dba934e8f76654778b34f8049a079dd321b2955fe88102d535d9069dbc0',
};

/** Undefined, after one line that says why, where this machine cannot have it. */
export function openRsyslog(): Rsyslog | undefined {
  try {
    const folders = Object.entries(packages).map(([name, digest]) =>
      download({
        name: name.replace('=', '-'),
        fetch: ['apt-get', 'download', name],
        unpack: (file) => ['dpkg-deb', '-x', file, '.'],
        algorithm: 'sha256',
        digest,
      }),
    );
    const libraries = folders.map((folder) => join(folder, 'usr/lib/x86_64-linux-gnu'));
    const program = join(folders[0]!, 'usr/sbin/rsyslogd');
    const modules = libraries.map((folder) => join(folder, 'rsyslog')).join(':');
    const env = { ...process.env, LD_LIBRARY_PATH: libraries.join(':') };
    execFileSync(program, ['-v'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    return {
      check: (file) =>
        execFileSync(program, ['-N1', '-M', modules, '-f', file], { env, encoding: 'utf8', stdio: 'pipe' }),
      start: (file, folder) =>
        spawn(program, ['-n', '-M', modules, '-f', file, '-i', join(folder, 'pid')], {
          env,
          stdio: 'ignore',
          cwd: folder,
        }),
    };
  } catch (error) {
    const [why] = String(error instanceof Error ? error.message : error).split('\n');
    console.log(`left out: rsyslog, which needs Debian's packages of it (${why})`);
    return undefined;
  }
}
