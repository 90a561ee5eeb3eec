// The C library that Linux executables bring along for systems that have another one, such as Alpine.
import { copyFileSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import { download } from './download.ts';
import type { Platform } from './platforms.ts';

/** The loader beside them is named by the platform. */
const libraries = ['libc.so.6', 'libm.so.6', 'libdl.so.2', 'libpthread.so.0'];

/** @returns the folder of the package, whose licence is at `usr/share/doc` */
export function fetchGlibc({ package: name, sha256 }: NonNullable<Platform['glibc']>): string {
  return download({
    name: name.replace('=', '-'),
    fetch: ['apt-get', 'download', name],
    unpack: (file) => ['dpkg-deb', '-x', file, '.'],
    algorithm: 'sha256',
    digest: sha256,
  });
}

export function copyGlibc(glibc: NonNullable<Platform['glibc']>, folder: string): void {
  const source = join(fetchGlibc(glibc), 'usr', glibc.triple, 'lib');
  for (const name of [glibc.loader, ...libraries]) {
    copyFileSync(join(source, name), join(folder, name));
    chmodSync(join(folder, name), 0o755);
  }
}
