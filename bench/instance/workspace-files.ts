// A configuration and a state file for objects that exist, as if Terraform had made them; and the same for terraform_data.

import { resourceBlock } from '../../src/export/index.ts';
import { provider } from '../../test/support/catalog.ts';
import type { ImportedObject } from './import-objects.ts';

interface Files {
  readonly [path: string]: string;
}

type Model = Parameters<typeof resourceBlock>[3];

const resources = new Map(provider().resources.map((resource) => [`unleash_${resource.name}`, resource]));

/** One block for each object, written by the export of the provider, and state that holds them. */
export function filesFor(objects: readonly ImportedObject[]): Files {
  return {
    'main.tf': objects.map(blockOf).join('\n\n'),
    'terraform.tfstate': JSON.stringify({
      version: 4,
      terraform_version: '1.11.4',
      serial: 1,
      lineage: '5eed0000-0000-4000-8000-000000000000',
      outputs: {},
      resources: objects.map(({ type, state, private: kept }, index) => ({
        mode: 'managed',
        type,
        name: labelOf(type, index),
        provider: 'provider["registry.terraform.io/unleash-admin/unleash"]',
        instances: [
          {
            schema_version: 0,
            attributes: JSON.parse(JSON.stringify(state, mapsAsObjects)),
            sensitive_attributes: [],
            ...(kept.length > 0 && { private: Buffer.from(kept).toString('base64') }),
          },
        ],
      })),
    }),
  };
}

/** As many `terraform_data` with the same arguments: what Terraform itself needs for such a configuration. */
export function builtinFor(objects: readonly ImportedObject[]): Files {
  const blocks = objects.map((object, index) => {
    const [, ...body] = blockOf(object, index).split('\n');
    return `resource "terraform_data" "${labelOf(object.type, index)}" {\n  input = {\n${body.slice(0, -1).join('\n')}\n  }\n}`;
  });
  return { 'main.tf': blocks.join('\n\n') };
}

const labelOf = (type: string, index: number) => `${type.replace(/^unleash_/, '')}_${index}`;

/** The export writes secrets as variables; here nothing is secret and values are written out. */
function blockOf({ type, state }: ImportedObject, index: number): string {
  const label = labelOf(type, index);
  const block = resourceBlock(resources.get(type)!, type, label, state as Model);
  return block.replaceAll(new RegExp(`var\\.${label}_(\\w+)`, 'g'), (_, name: string) =>
    JSON.stringify(state[name], mapsAsObjects),
  );
}

const mapsAsObjects = (_: string, value: unknown) => (value instanceof Map ? Object.fromEntries(value) : value);
