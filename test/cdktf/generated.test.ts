// The generated bindings against the provider's schema: every attribute that can be set reaches the JSON that Terraform reads.
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TerraformStack } from 'cdktf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { providersSchema } from '../../workshop/bindings/providers-schema.ts';
import type { Attribute, Schema, Type } from '../../workshop/bindings/schema-json.ts';
import { constraint, renderBindingsOf } from '../../workshop/generate/bindings.ts';
import { type Bindings, frameworks, openBindings } from '../support/bindings.ts';

const schemas = Object.values((await providersSchema()).provider_schemas)[0]!;
const camelCase = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** A value for every attribute that can be set, by the names that `rename` gives them. */
function configOf(attributes: { readonly [name: string]: Attribute }, rename: (name: string) => string): object {
  const settable = Object.entries(attributes).filter(([, { required, optional }]) => required || optional);
  return Object.fromEntries(settable.map(([name, attribute]) => [rename(name), exampleOf(attribute, rename)]));
}

function exampleOf({ type, nested_type: nested }: Attribute, rename: (name: string) => string): unknown {
  if (!nested) return exampleOfType(type!);
  const object = configOf(nested.attributes, rename);
  return nested.nesting_mode === 'single' ? object : [object];
}

function exampleOfType(type: Type): unknown {
  if (typeof type === 'string') return { string: 'text', number: 7, bool: true }[type];
  const [kind, inner] = type;
  if (kind === 'map') return { key: exampleOfType(inner as Type) };
  return [exampleOfType(inner as Type)];
}

type Construct = new (stack: TerraformStack, id: string, config: object) => { readonly [attribute: string]: unknown };
type Namespaces = { readonly [name: string]: { readonly [name: string]: Construct } };

const kinds = [
  { kind: 'resource', of: schemas.resource_schemas!, namespaceOf: (type: string) => type.replace('unleash_', '') },
  { kind: 'data', of: schemas.data_source_schemas!, namespaceOf: (type: string) => `data_${type}` },
];
const members: [kind: string, type: string, namespace: string, schema: Schema][] = kinds.flatMap(
  ({ kind, of, namespaceOf }) =>
    Object.entries(of).map(([type, schema]): [string, string, string, Schema] => [
      kind,
      type,
      camelCase(namespaceOf(type)),
      schema,
    ]),
);

describe.each(frameworks)('%s', (name) => {
  let bindings: Bindings;
  beforeAll(async () => {
    bindings = await openBindings(name);
  });
  afterAll(() => bindings.dispose());
  const newStack = () => new bindings.framework.TerraformStack(bindings.framework.Testing.app(), 'stack');
  const synth = (stack: TerraformStack) => JSON.parse(bindings.framework.Testing.synth(stack));

  test.each(members)('%s %s', (kind, type, namespace, { block }) => {
    const stack = newStack();
    const className = namespace.charAt(0).toUpperCase() + namespace.slice(1);
    const Member = (bindings.unleash as unknown as Namespaces)[namespace]![className]!;
    const member = new Member(stack, 'it', configOf(block.attributes!, camelCase));
    expect(synth(stack)[kind][type].it).toEqual(configOf(block.attributes!, (attribute) => attribute));
    for (const attribute of Object.keys(block.attributes!)) expect(member[camelCase(attribute)]).toBeDefined();
  });

  test('the provider, with its source and versions', () => {
    const stack = newStack();
    const { attributes } = schemas.provider!.block;
    new bindings.unleash.provider.UnleashProvider(stack, 'unleash', configOf(attributes!, camelCase));
    const { provider, terraform } = synth(stack);
    expect(provider.unleash).toEqual([configOf(attributes!, (attribute) => attribute)]);
    const { source, version } = constraint;
    expect(terraform.required_providers).toEqual({ unleash: { source, version } });
  });

  test('nothing is exported beyond the schema', () => {
    const ephemeral = Object.keys(schemas.ephemeral_resource_schemas!).map((type) => camelCase(`ephemeral_${type}`));
    // CDKTF has ended before ephemeral resources and functions reached its generator.
    const newer = name === 'cdktn' ? [...ephemeral, 'providerFunctions'] : [];
    const expected = ['provider', ...members.map(([, , one]) => one), ...newer];
    expect(Object.keys(bindings.unleash).sort()).toEqual(expected.sort());
  });
});

describe('generation', () => {
  const path = process.env.PATH;
  const folder = mkdtempSync(join(tmpdir(), 'path-'));
  afterAll(() => {
    process.env.PATH = path;
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(frameworks)('%s: gives the same again and again, and starts no terraform', async (framework) => {
    const trace = join(folder, 'started');
    writeFileSync(join(folder, 'terraform'), `#!/bin/sh\ntouch '${trace}'\necho '{}'\n`);
    chmodSync(join(folder, 'terraform'), 0o755);
    process.env.PATH = `${folder}:${path}`;
    const files = await renderBindingsOf(framework);
    expect(await renderBindingsOf(framework)).toEqual(files);
    expect(files.size).toBeGreaterThan(60);
    expect(existsSync(trace)).toBe(false);
  });
});
