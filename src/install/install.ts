// Places packages in a folder that Terraform takes for a mirror: all of them or none, and never over what is there.
import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Package, packagesIn } from './packages.ts';
import { InstallRefused } from './refused.ts';

interface Placed extends Pick<Package, 'version' | 'platform'> {
  /** As in the configuration: Terraform's registry, or OpenTofu's. */
  readonly host: string;
  readonly path: string;
  readonly status: 'placed' | 'already there';
}

/** The provider as configurations name it, which each of the two looks for under its own host. */
export const source = 'unleash-admin/unleash';
const hosts = ['registry.terraform.io', 'registry.opentofu.org'];

interface Installation {
  /** An archive of a release, the provider, or a folder with either. */
  readonly from: string;
  readonly folder: string;
  /** Of what has neither in its name. */
  readonly here: Pick<Package, 'version' | 'platform'>;
  /** Only what runs here; others may use a mirror. */
  readonly isForThisMachine: boolean;
}

/** @throws InstallRefused with everything as it was */
export function install({ from, folder, here, isForThisMachine }: Installation): readonly Placed[] {
  const found = packagesIn(from, here);
  const wanted = isForThisMachine ? found.filter(({ platform }) => platform === here.platform) : found;
  if (wanted.length === 0) throw new InstallRefused(`${from} holds nothing for ${here.platform}`);
  const planned = wanted.flatMap((one) =>
    hosts.map((host) => ({ one, host, path: join(folder, host, source, placeOf(one)) })),
  );
  try {
    const there = planned.map(({ one, path }) => isThere(one, path));
    placeAll(planned.filter((_, index) => !there[index]));
    return planned.map(({ one: { version, platform }, host, path }, index) => ({
      ...{ host, version, platform, path },
      status: there[index] ? 'already there' : 'placed',
    }));
  } catch (error) {
    if (error instanceof InstallRefused || !(error instanceof Error && 'syscall' in error)) throw error;
    throw new InstallRefused(`${folder} cannot be written (${error.message})`);
  }
}

/** https://developer.hashicorp.com/terraform/cli/config/config-file#filesystem_mirror */
const placeOf = ({ version, platform, path, entries }: Package) => (entries ? join(version, platform) : basename(path));

/** @throws InstallRefused when something else is in its place */
function isThere({ path: from, entries, added }: Package, path: string): boolean {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return false;
  const copied = entries ? entries.flatMap((name) => checksums(from, name)) : checksums(from);
  const wanted = [...copied, ...Object.entries(added).map(([name, text]) => checksum(name, text))].sort();
  const isSame = JSON.stringify(checksums(path)) === JSON.stringify(wanted);
  if (isSame) return true;
  throw new InstallRefused(`${path} is there and holds something else: remove it first, or give another folder`);
}

/** Of a file or of all files in a folder, each with its path; a link that leads nowhere has none. */
function checksums(root: string, name = ''): readonly string[] {
  const path = join(root, name);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory())
    return readdirSync(path)
      .flatMap((one) => checksums(root, join(name, one)))
      .sort();
  return [found ? checksum(name, readFileSync(path)) : `${name} nowhere`];
}

const checksum = (name: string, content: string | Buffer) =>
  `${name} ${createHash('sha256').update(content).digest('hex')}`;

/** @throws Error with none of them in its place */
function placeAll(planned: readonly { readonly one: Package; readonly path: string }[]): void {
  const placed: string[] = [];
  try {
    for (const { one, path } of planned) {
      place(one, path);
      placed.push(path);
    }
  } catch (error) {
    for (const path of placed) rmSync(path, { recursive: true });
    throw error;
  }
}

/** It is whole when it gets its name; neither of the two ways to give it takes one that is in use. */
function place({ path: from, entries, added }: Package, path: string): void {
  const draft = `${path}.${randomUUID()}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    if (!entries) {
      copyFileSync(from, draft);
      linkSync(draft, path);
      return;
    }
    mkdirSync(draft);
    for (const name of entries) cpSync(join(from, name), join(draft, name), { recursive: true, dereference: true });
    for (const [name, text] of Object.entries(added)) writeFileSync(join(draft, name), text);
    chmodSync(join(draft, entries[0] ?? ''), 0o755);
    renameSync(draft, path);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
