// Terraform's CLI configuration file: where it finds a provider that is in no registry.
import packageJson from '../package.json' with { type: 'json' };
import { install, platformName } from '../src/install/index.ts';

/** Nobody asks HashiCorp for newer versions. */
const quiet = 'disable_checkpoint = true\n';

/** @param overrides directories with a `terraform-provider-<type>` executable, by provider address */
export function withDevOverrides(overrides: { readonly [address: string]: string }): string {
  const lines = Object.entries(overrides).map(
    ([source, dir]) => `    ${JSON.stringify(source)} = ${JSON.stringify(dir)}`,
  );
  if (lines.length === 0) return quiet;
  return `${quiet}provider_installation {\n  dev_overrides {\n${lines.join('\n')}\n  }\n}\n`;
}

/**
 * Lays a copy of the provider out in `mirror`, where `init` of Terraform and OpenTofu finds it as any other.
 * @param dist holds `terraform-provider-unleash`
 */
export function withMirror(dist: string, mirror: string): string {
  const here = { version: packageJson.version, platform: platformName() };
  install({ from: dist, folder: mirror, here, isForThisMachine: true });
  return `${quiet}provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`;
}
