// The real cores that can be had here: the terraform on the PATH, a newer one, and whatever TERRAFORM_BINARIES names.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { nameOf, type Profile, profileOf } from '../src/terraform/testing/index.ts';
import { newerTerraform } from './newer-terraform.ts';

interface Binary {
  /** Such as `Terraform 1.15.5`. */
  readonly name: string;
  /** To be set for Terraform, so that this one is found first. */
  readonly env: { readonly PATH?: string };
  /** The one by which the small core behaves like it. */
  readonly profile: Profile;
}

/** Paths of Terraform or OpenTofu, separated as in PATH. */
const named = (): string[] => (process.env.TERRAFORM_BINARIES ?? '').split(delimiter).filter(Boolean);

export function terraformBinaries(): Binary[] {
  const newer = newerTerraform();
  return [binary({}), ...(newer ? [binary(newer.env)] : []), ...named().map((path) => binary(foundFirst(path)))];
}

/** A folder in which it is called `terraform`. */
function foundFirst(path: string): { readonly PATH: string } {
  const folder = mkdtempSync(join(tmpdir(), 'terraform-binary-'));
  symlinkSync(path, join(folder, 'terraform'));
  return { PATH: `${folder}${delimiter}${process.env.PATH}` };
}

function binary(env: Binary['env']): Binary {
  const said = execFileSync('terraform', ['version'], { env: { ...process.env, ...env }, encoding: 'utf8' });
  const [, product = '', version = ''] = /^(Terraform|OpenTofu) v([\d.]+)/.exec(said) ?? [];
  if (version === '') throw new Error(`this is neither Terraform nor OpenTofu: ${said.split('\n')[0]}`);
  const profile = profileOf(product as Profile['product'], version);
  return { name: `${product} ${version} (as ${nameOf(profile)})`, env, profile };
}
