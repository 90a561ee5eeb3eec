/** The bill of materials of an archive in CycloneDX: https://cyclonedx.org/docs/1.6/json/ */
import packageJson from '../../package.json' with { type: 'json' };
import type { Program } from '../executables/index.ts';
import type { Component } from './inventory.ts';

/** The same for the same components: without an instant and without a number of its own. */
export function toSbom({ name }: Program, version: string, platform: string, components: readonly Component[]): string {
  const root = `${name}@${version}`;
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        ...{ type: 'application', 'bom-ref': root, name, version, licenses: licenses(packageJson.license) },
        properties: [{ name: 'platform', value: platform }],
      },
    },
    components: components.map(({ name, version, license, purl, checksum }) => ({
      ...{ type: 'library', 'bom-ref': purl, name, version, licenses: licenses(license), purl },
      ...(checksum && { hashes: [{ alg: checksum.algorithm, content: checksum.hex }] }),
    })),
    dependencies: [{ ref: root, dependsOn: components.map(({ purl }) => purl) }],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** One of SPDX has an id, several of them are an expression. */
const licenses = (license: string) => [
  /^[\w.-]+$/.test(license) ? { license: { id: license } } : { expression: license },
];
