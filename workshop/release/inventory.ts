// What is inside of an archive beside our own code: packages of npm, the runtime, and the C library where it comes along.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledIn } from '../build/executables.ts';
import type { BundledPackage } from '../build/notices.ts';
import { bunPackage } from '../executables/bun.ts';
import { fetchGlibc } from '../executables/glibc.ts';
import type { Platform, Program } from '../executables/index.ts';
import { cLibraryNotice, runtimeTexts } from './runtime-notice.ts';

export interface Component extends BundledPackage {
  /** https://github.com/package-url/purl-spec */
  readonly purl: string;
  /** Of the package as its registry has it, where that is what was taken. */
  readonly checksum?: { readonly algorithm: 'SHA-256' | 'SHA-512'; readonly hex: string };
}

interface Inside {
  readonly components: readonly Component[];
  /** Legal comments of the bundled files. */
  readonly comments: readonly string[];
}

export async function insideOf({ entry }: Program, { bun, glibc }: Platform): Promise<Inside> {
  const { packages, comments } = await bundledIn(entry);
  const components = packages.map((one) => ({ ...one, purl: npmUrl(one) }));
  return { components: [...components, runtime(bun), ...(glibc ? [cLibrary(glibc)] : [])], comments };
}

/** The scope of a name begins with an at sign, which is not its version. */
const npmUrl = ({ name, version }: Pick<BundledPackage, 'name' | 'version'>) =>
  `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;

function runtime(target: string): Component {
  const { name, version, sha512 } = bunPackage(target);
  return {
    ...{ name, version, license: 'MIT', texts: runtimeTexts, purl: npmUrl({ name, version }) },
    checksum: { algorithm: 'SHA-512', hex: sha512 },
  };
}

function cLibrary(glibc: NonNullable<Platform['glibc']>): Component {
  const [name = '', version = ''] = glibc.package.split('=');
  const folder = join(fetchGlibc(glibc), 'usr/share/doc', name);
  const texts = readdirSync(folder)
    .filter((file) => file === 'copyright')
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return {
    ...{
      name,
      version,
      license: 'LGPL-2.1-or-later',
      texts: [cLibraryNotice(version), ...texts],
      purl: `pkg:deb/debian/${name}@${version}`,
    },
    checksum: { algorithm: 'SHA-256', hex: glibc.sha256 },
  };
}
