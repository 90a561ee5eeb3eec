// The packages of the provider that are somewhere: archives of a release, or the provider itself.
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InstallRefused } from './refused.ts';

/** Of the provider for one platform, such as `linux_amd64`. */
export interface Package {
  readonly version: string;
  readonly platform: string;
  /** The archive, or the folder that holds `entries`. */
  readonly path: string;
  /** Names in the folder, the executable first; undefined for an archive, which Terraform takes as it is. */
  readonly entries?: readonly string[];
  /** Texts of the files that have to be beside them wherever they are, by name. */
  readonly added: { readonly [name: string]: string };
}

const executable = 'terraform-provider-unleash';

/** https://developer.hashicorp.com/terraform/registry/providers/publishing#manually-preparing-a-release */
const archive = /^terraform-provider-unleash_(\d+\.\d+\.\d+[\w.+-]*)_([a-z0-9]+_[a-z0-9]+)\.zip$/;
const program = /^terraform-provider-unleash(_v\d[\w.+-]*)?(\.exe)?$/;

/** Node takes a script without an ending for what the nearest package.json says, such as that of the folder above a mirror. */
const commonJs = { 'package.json': '{ "type": "commonjs" }\n' };

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
  const providers = names.filter((name) => program.test(name));
  const provider = providers.find((name) => isProgramOf(here.platform, name)) ?? providers[0];
  if (provider !== undefined) return [packageAt(join(from, provider), here)];
  throw new InstallRefused(`${from} holds neither ${executable} nor an archive of a release such as ${example(here)}`);
}

const isProgramOf = (platform: string, name: string) => platform.startsWith('windows') === name.endsWith('.exe');

function packageAt(path: string, here: Pick<Package, 'version' | 'platform'>): Package {
  const [, version, platform] = archive.exec(basename(path)) ?? [];
  if (version !== undefined && platform !== undefined) return { version, platform, path, added: {} };
  // What belongs beside it is where a link to it leads, such as the one that npm makes.
  const file = realpathSync(path);
  if (!program.test(basename(file)))
    throw new InstallRefused(`${file} is neither ${executable} nor an archive of a release such as ${example(here)}`);
  if (!isProgramOf(here.platform, file))
    throw new InstallRefused(
      here.platform.startsWith('windows')
        ? `${file} is a script, and Windows starts none: give --from an archive of a release`
        : `${file} is for Windows: give --from an archive of a release for ${here.platform}`,
    );
  const folder = dirname(file);
  // Self-contained executables for Linux have what they run beside them.
  const entries = [basename(file), ...(existsSync(join(folder, 'lib', executable)) ? ['lib'] : [])];
  return { ...here, path: folder, entries, added: isForNode(file) ? commonJs : {} };
}

const isForNode = (file: string) => /^#!.*\bnode\b/.test(readFileSync(file).toString('latin1', 0, 80));

const example = ({ version, platform }: Pick<Package, 'version' | 'platform'>) =>
  `${executable}_${version}_${platform}.zip`;
