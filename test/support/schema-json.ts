// The schema as `terraform providers schema -json` prints it, which editors and generators read, beside what the provider offers.
import type { Known } from '../../src/terraform/testing/index.ts';

type Schemas = Known['schemas'];
type Offered = Schemas['resources'][string];

interface Attribute {
  readonly type?: unknown;
  readonly nested_type?: { readonly nesting_mode: string; readonly attributes: Attributes };
  readonly description?: string;
  readonly required?: true;
  readonly optional?: true;
  readonly computed?: true;
  readonly sensitive?: true;
  readonly write_only?: true;
}
type Attributes = { readonly [name: string]: Attribute };
type Kinds = 'resource_schemas' | 'data_source_schemas';

interface SchemaJson {
  readonly provider_schemas: {
    readonly [address: string]: {
      readonly [Kind in Kinds]: { readonly [type: string]: { readonly block: { readonly attributes?: Attributes } } };
    };
  };
}

type Lines = { readonly [path: string]: string };

/** A line for each attribute of each resource and data source, by its path. */
export function listed({ provider_schemas }: SchemaJson): Lines {
  const [ours] = Object.values(provider_schemas);
  const { resource_schemas = {}, data_source_schemas = {} } = ours ?? {};
  const walk = (path: string, attributes: Attributes = {}): [string, string][] =>
    Object.entries(attributes).flatMap(([name, { nested_type: nested, ...one }]) => [
      [`${path}.${name}`, line({ ...one, writeOnly: one.write_only, type: nested?.nesting_mode ?? one.type })],
      ...walk(`${path}.${name}`, nested?.attributes),
    ]);
  return Object.fromEntries([
    ...Object.entries(resource_schemas).flatMap(([type, { block }]) => walk(type, block.attributes)),
    ...Object.entries(data_source_schemas).flatMap(([type, { block }]) => walk(`data.${type}`, block.attributes)),
  ]);
}

/** The same of what the provider offers. @param withWriteOnly whether the core knows of values that are only written */
export function offeredTo({ resources, dataSources }: Schemas, withWriteOnly: boolean): Lines {
  const walk = (path: string, attributes: Offered): [string, string][] =>
    Object.entries(attributes).flatMap(([name, { nested, ...one }]) => [
      [
        `${path}.${name}`,
        line({ ...one, writeOnly: withWriteOnly && one.writeOnly, type: nested?.nesting.toLowerCase() ?? one.type }),
      ],
      ...walk(`${path}.${name}`, nested?.attributes ?? {}),
    ]);
  return Object.fromEntries([
    ...Object.entries(resources).flatMap(([type, attributes]) => walk(type, attributes)),
    ...Object.entries(dataSources).flatMap(([type, attributes]) => walk(`data.${type}`, attributes)),
  ]);
}

const flags = ['required', 'optional', 'computed', 'sensitive', 'writeOnly'] as const;

type Line = { readonly [Flag in (typeof flags)[number]]?: boolean | undefined } & {
  readonly type: unknown;
  readonly description?: string;
};

const line = (one: Line): string =>
  [...flags.filter((flag) => one[flag]), JSON.stringify(one.type), one.description ?? ''].join(' ');
