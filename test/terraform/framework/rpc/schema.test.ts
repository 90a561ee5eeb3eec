// GetProviderSchema, as the bytes say it.
import { expect, test } from 'vitest';
import { optional, optionalComputed, required } from '../../../../src/terraform/framework/index.ts';
import { decodeCtyType, tfplugin6 } from '../../../../src/terraform/protocol/index.ts';
import { holding } from '../fixture/holding.ts';
import { defineDataSource } from '../fixture/provider.ts';
import { worldOf } from '../fixture/world.ts';

const inner = { key: required.string('Key.').sensitive(), size: optional.number('Size.').default(1) };

const resource = holding({
  required: required.string('R.'),
  optional: optional.boolean('O.'),
  open: optionalComputed.number('OC.'),
  defaulted: optional.string('D.').default('d'),
  secret: optional.string('S.').sensitive(),
  written: optional.string('W.').writeOnly(),
  old: optional.string('Old.').deprecated('Use new.'),
  strings: optional.listOfStrings('LS.'),
  numbers: optional.setOfNumbers('SN.'),
  labels: optional.mapOfStrings('MS.'),
  box: optional.object(inner, 'Box.'),
  list: optional.listOf(inner, 'List.'),
  set: optional.setOf(inner, 'Set.'),
  map: optional.mapOf({ deep: optional.listOf(inner, 'Deep.') }, 'Map.'),
});
const source = defineDataSource('thing', {
  description: 'Finds a thing.',
  lookup: 'By `id`.',
  attributes: { id: required.string('Id.') },
  read: async (_, { id }) => ({ id: id as string }),
});

const { rpc } = await worldOf({ resources: [resource], dataSources: [source] });
const schema = await rpc('GetProviderSchema', {});
const { block } = schema.resource_schemas.fake_thing!;
const attributes = new Map(block!.attributes.map((attribute) => [attribute.name, attribute]));

const flagsOf = (name: string) => {
  const { required, optional, computed, sensitive, write_only, deprecated } = attributes.get(name)!;
  const flags = { required, optional, computed, sensitive, write_only, deprecated };
  return Object.entries(flags).flatMap(([flag, set]) => (set ? [flag] : []));
};

test.each([
  ['id', ['computed']],
  ['required', ['required']],
  ['optional', ['optional']],
  ['open', ['optional', 'computed']],
  ['defaulted', ['optional', 'computed']],
  ['secret', ['optional', 'sensitive']],
  ['written', ['optional', 'write_only']],
  ['old', ['optional', 'deprecated']],
])('flags of %s', (name, flags) => {
  expect(flagsOf(name)).toEqual(flags);
});

test('what is deprecated says what to do', () => {
  expect(attributes.get('old')!.deprecation_message).toBe('Use new.');
  expect(attributes.get('optional')!.deprecation_message).toBe('');
});

test.each([
  ['required', 'string'],
  ['optional', 'bool'],
  ['open', 'number'],
  ['strings', ['list', 'string']],
  ['numbers', ['set', 'number']],
  ['labels', ['map', 'string']],
])('type of %s', (name, type) => {
  const { type: bytes, nested_type } = attributes.get(name)!;
  expect(decodeCtyType(bytes)).toEqual(type);
  expect(nested_type).toBeUndefined();
});

test.each([
  ['box', 'SINGLE'],
  ['list', 'LIST'],
  ['set', 'SET'],
  ['map', 'MAP'],
] as const)('%s is nested, and has no type of its own', (name, nesting) => {
  const { nested_type, type } = attributes.get(name)!;
  expect(nested_type?.nesting).toBe(tfplugin6.ObjectNesting.values[nesting]);
  expect(type).toHaveLength(0);
});

test('nested attributes have flags too, at any depth', () => {
  const deep = attributes.get('map')?.nested_type?.attributes[0]?.nested_type?.attributes;
  expect(deep).toMatchObject([
    { name: 'key', required: true, sensitive: true, description: 'Key.' },
    { name: 'size', optional: true, computed: true, description: 'Size. Default: `1`.' },
  ]);
});

test('attributes come in the order of their names, whatever the definition says', () => {
  expect([...attributes.keys()]).toEqual([...attributes.keys()].sort());
});

test('everything is described', () => {
  expect(schema.provider?.block?.description).toBe('Keeps things.');
  expect(block?.description).toBe('A thing.');
  expect(schema.data_source_schemas.fake_thing?.block?.description).toBe('Finds a thing.');
  for (const { description } of attributes.values()) expect(description).toMatch(/\.$/);
});

test('the provider can be asked about destroys, and for schemas once', () => {
  expect(schema.server_capabilities).toMatchObject({ plan_destroy: true, get_provider_schema_optional: true });
});
