// What the files of a release are called, as the registries of Terraform and OpenTofu ask for.
// https://developer.hashicorp.com/terraform/registry/providers/publishing#manually-preparing-a-release
import type { Program } from '../executables/index.ts';

export const archiveName = ({ name }: Program, version: string, platform: string): string =>
  `${name}_${version}_${platform}.zip`;

export const sbomName = (program: Program, version: string, platform: string): string =>
  archiveName(program, version, platform).replace(/zip$/, 'cdx.json');

/** Of what Terraform starts inside of the archive. */
export const executableIn = ({ name }: Program, version: string, suffix: string): string =>
  name.startsWith('terraform-provider-') ? `${name}_v${version}${suffix}` : `${name}${suffix}`;

export const manifestName = (version: string) => `terraform-provider-unleash_${version}_manifest.json`;
/** Archives of the provider and its manifest: what a registry reads. */
export const providerSumsName = (version: string) => `terraform-provider-unleash_${version}_SHA256SUMS`;
/** Everything else. */
export const otherSumsName = (version: string) => `unleash-admin_${version}_SHA256SUMS`;
export const notesName = 'RELEASE_NOTES.md';
export const installName = 'INSTALL.md';
export const layoutName = 'oci';
