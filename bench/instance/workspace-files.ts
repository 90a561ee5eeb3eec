// A configuration and a state file for objects that exist, as if Terraform had made them; and the same for terraform_data.

import { resourceBlock } from '../../src/export/index.ts';
import { provider } from '../../workshop/catalog.ts';
import type { ImportedObject } from './import-objects.ts';

export interface Files {
  readonly [path: string]: string;
}

type Model = Parameters<typeof resourceBlock>[3];

const resources = new Map(provider().resources.map((resource) => [`unleash_${resource.name}`, resource]));

/** One block for each object, written by the export of the provider, and state that holds them. */
export function filesFor(objects: readonly ImportedObject[]): Files {
  return {
    'main.tf': objects.map(blockOf).join('\n\n'),
    'terraform.tfstate': stateFile(
      objects.map((object, index) => resourceIn(object.type, labelOf(object.type, index), [instanceOf(object)])),
    ),
  };
}

/** One block for each kind, over a local map, and state that holds them. */
export function filesByKind(objects: readonly ImportedObject[]): Files {
  const kinds = kindsOf(objects);
  return {
    'main.tf': kinds.map((kind) => blockOver(kind, `"${kind.type}" "all"`, (values) => values)).join('\n\n'),
    'terraform.tfstate': stateFile(
      kinds.map(({ type, members }) =>
        resourceIn(
          type,
          'all',
          members.map((object, index) => ({ index_key: `k${index}`, ...instanceOf(object) })),
        ),
      ),
    ),
  };
}

interface Kind {
  readonly type: string;
  readonly members: readonly ImportedObject[];
}

const kindsOf = (objects: readonly ImportedObject[]): Kind[] =>
  [...new Set(objects.map(({ type }) => type))].map((type) => ({
    type,
    members: objects.filter((object) => object.type === type),
  }));

/** @param body the lines of the block, from those that set each argument */
function blockOver({ type, members }: Kind, labels: string, body: (values: readonly string[]) => readonly string[]) {
  const local = labelOf(type, 0);
  const bodies = members.map((object, index) => blockOf(object, index).split('\n').slice(1, -1));
  const names = new Set(bodies.flat().flatMap((line) => /^ {2}(\w+) += /.exec(line)?.[1] ?? []));
  const entries = bodies.map((lines, index) => `    k${index} = {\n${lines.join('\n')}\n    }`);
  const values = [...names].map((name) => `  ${name} = try(each.value.${name}, null)`);
  return [
    `locals {\n  ${local} = {\n${entries.join('\n')}\n  }\n}`,
    `resource ${labels} {\n  for_each = local.${local}\n${body(values).join('\n')}\n}`,
  ].join('\n\n');
}

const stateFile = (resources: readonly object[]) =>
  JSON.stringify({
    version: 4,
    terraform_version: '1.11.4',
    serial: 1,
    lineage: '5eed0000-0000-4000-8000-000000000000',
    outputs: {},
    resources,
  });

const resourceIn = (type: string, name: string, instances: readonly object[]) => ({
  mode: 'managed',
  type,
  name,
  provider: 'provider["registry.terraform.io/unleash-admin/unleash"]',
  instances,
});

const instanceOf = ({ state, private: kept }: ImportedObject) => ({
  schema_version: 0,
  attributes: JSON.parse(JSON.stringify(state, mapsAsObjects)),
  sensitive_attributes: [],
  ...(kept.length > 0 && { private: Buffer.from(kept).toString('base64') }),
});

/** As many `terraform_data` with the same arguments: what Terraform itself needs for such a configuration. */
export function builtinFor(objects: readonly ImportedObject[]): Files {
  const blocks = objects.map((object, index) => {
    const [, ...body] = blockOf(object, index).split('\n');
    return `resource "terraform_data" "${labelOf(object.type, index)}" {\n  input = {\n${body.slice(0, -1).join('\n')}\n  }\n}`;
  });
  return { 'main.tf': blocks.join('\n\n') };
}

/** The same with one block for each kind. */
export function builtinByKind(objects: readonly ImportedObject[]): Files {
  const blocks = kindsOf(objects).map((kind) =>
    blockOver(kind, `"terraform_data" "${labelOf(kind.type, 0)}"`, (values) => ['  input = {', ...values, '  }']),
  );
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
