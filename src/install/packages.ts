// The packages of the provider that are somewhere: archives of a release, or the provider itself.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InstallRefused } from './refused.ts';

/** Of the provider for one platform, such as `linux_amd64`. */
export interface Package {
  readonly version: string;
  readonly platform: string;
  /** The archive, or the folder that holds `entries`. */
  readonly path: string;
  /** Names in the folder; undefined for an archive, which Terraform takes as it is. */
  readonly entries?: readonly string[];
}

const executable = 'terraform-provider-unleash';

/** https://developer.hashicorp.com/terraform/registry/providers/publishing#manually-preparing-a-release */
const archive = /^terraform-provider-unleash_(\d+\.\d+\.\d+[\w.+-]*)_([a-z0-9]+_[a-z0-9]+)\.zip$/;
const program = /^terraform-provider-unleash(_v\d[\w.+-]*)?(\.exe)?$/;

/**
 * @param from an archive, the provider itself, or a folder with archives or with the provider
 * @param here version and platform of what has neither in its name
 * @throws InstallRefused where there is none
 */
export function packagesIn(from: string, here: Pick<Package, 'version' | 'platform'>): readonly Package[] {
  if (!existsSync(from)) throw new InstallRefused(`${from} does not exist`);
  if (!statSync(from).isDirectory()) return [packageAt(from, here)];
  const names = readdirSync(from).sort();
  const archives = names.filter((name) => archive.test(name)).map((name) => packageAt(join(from, name), here));
  if (archives.length > 0) return archives;
  const provider = names.find((name) => program.test(name));
  if (provider !== undefined) return [packageAt(join(from, provider), here)];
  throw new InstallRefused(`${from} holds neither ${executable} nor an archive of a release such as ${example(here)}`);
}

function packageAt(file: string, here: Pick<Package, 'version' | 'platform'>): Package {
  const [, version, platform] = archive.exec(basename(file)) ?? [];
  if (version !== undefined && platform !== undefined) return { version, platform, path: file };
  if (!program.test(basename(file)))
    throw new InstallRefused(`${file} is neither ${executable} nor an archive of a release such as ${example(here)}`);
  if (here.platform.startsWith('windows') && !file.endsWith('.exe'))
    throw new InstallRefused(`${file} is a script, and Windows starts none: give --from an archive of a release`);
  const folder = dirname(file);
  // Self-contained executables for Linux have what they run beside them.
  const entries = [basename(file), ...(existsSync(join(folder, 'lib', executable)) ? ['lib'] : [])];
  return { ...here, path: folder, entries };
}

const example = ({ version, platform }: Pick<Package, 'version' | 'platform'>) =>
  `${executable}_${version}_${platform}.zip`;
