// The real cores that can be had here: the terraform on the PATH, a newer one, and whatever TERRAFORM_BINARIES names.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { nameOf, type Profile, profileOf } from '../src/terraform/testing/index.ts';
import { newerTerraform } from './newer-terraform.ts';

export interface Binary {
  /** Such as `Terraform 1.15.5`. */
  readonly name: string;
  /** Such as `1.15.5`. */
  readonly version: string;
  /** To be set for Terraform, so that this one is found first. */
  readonly env: { readonly PATH?: string };
  /** The one by which the small core behaves like it. */
  readonly profile: Profile;
}

/** Paths of Terraform or OpenTofu, separated as in PATH. */
const named = (): string[] => (process.env.TERRAFORM_BINARIES ?? '').split(delimiter).filter(Boolean);

export function terraformBinaries(): Binary[] {
  const newer = newerTerraform();
  const present = isOnPath() ? [binary({})] : [];
  return [...present, ...(newer ? [binary(newer.env)] : []), ...named().map((path) => binary(foundFirst(path)))];
}

/** Who has OpenTofu alone has none. */
const isOnPath = (): boolean => spawnSync('terraform', ['version'], { stdio: 'ignore' }).error === undefined;

/** A folder in which it is called `terraform`. */
function foundFirst(path: string): { readonly PATH: string } {
  const folder = mkdtempSync(join(tmpdir(), 'terraform-binary-'));
  symlinkSync(path, join(folder, 'terraform'));
  return { PATH: `${folder}${delimiter}${process.env.PATH}` };
}

function binary(env: Binary['env']): Binary {
  const said = execFileSync('terraform', ['version'], { env: { ...process.env, ...env }, encoding: 'utf8' });
  const [, product = '', version = ''] = /^(Terraform|OpenTofu) v([\d.]+)/m.exec(said) ?? [];
  if (version === '') throw new Error(`this is neither Terraform nor OpenTofu: ${said.split('\n')[0]}`);
  const profile = profileOf(product as Profile['product'], version);
  return { name: `${product} ${version} (as ${nameOf(profile)})`, version, env, profile };
}

/** The version of its product from which on there is something; where that never is, the product is left out. */
type Since = { readonly [Product in Profile['product']]?: `${number}.${number}` };

export function isSince({ version, profile }: Binary, since: Since): boolean {
  const first = since[profile.product];
  if (first === undefined) return false;
  const [major, minor] = version.split('.').map(Number);
  const [firstMajor, firstMinor] = first.split('.').map(Number);
  return major! > firstMajor! || (major === firstMajor && minor! >= firstMinor!);
}
