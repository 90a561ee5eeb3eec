// The schema lint refuses what breaks bindings: every rule with a schema that breaks it, and ours, which breaks none.
import { describe, expect, test } from 'vitest';
import { checkSchema, flawsOf } from '../../workshop/bindings/check-schema.ts';
import { providersSchema } from '../../workshop/bindings/providers-schema.ts';
import type { Attribute, Block, FunctionSchema, ProviderSchema, Type } from '../../workshop/bindings/schema-json.ts';

const text: Attribute = { type: 'string', optional: true };
const provider = (schema: ProviderSchema) => ({
  format_version: '1.0',
  provider_schemas: { 'host/owner/name': schema },
});
const thing = (block: Block) => provider({ resource_schemas: { x_thing: { version: 0, block } } });
const named = (...names: string[]) => thing({ attributes: Object.fromEntries(names.map((name) => [name, text])) });
const typed = (type: Type) => thing({ attributes: { value: { type, optional: true } } });
const nesting = (nesting_mode: string, name = 'name') =>
  thing({ attributes: { outer: { nested_type: { nesting_mode, attributes: { [name]: text } }, optional: true } } });
const func = (...names: string[]) => {
  const parameters = names.map((name) => ({ name, type: 'string' }));
  return provider({ functions: { parse: { return_type: 'string', parameters } satisfies FunctionSchema } });
};

test('our schema breaks no rule', async () => {
  expect(flawsOf(await providersSchema())).toEqual([]);
});

describe('refuses', () => {
  test.each([
    ['a name of the base class', named('name', 'to_string'), 'x_thing.to_string: the generated class has a member'],
    ['a meta-argument of Terraform', named('depends_on'), 'x_thing.depends_on: the generated class has a member'],
    ['a name that only CDK Terrain has', named('mark_write_only_attribute'), 'x_thing.mark_write_only_attribute:'],
    [
      'such a name in a data source',
      provider({ data_source_schemas: { x_thing: { version: 0, block: { attributes: { with: text } } } } }),
      'data.x_thing.with: the generated class',
    ],
    [
      'such a name in an ephemeral resource',
      provider({ ephemeral_resource_schemas: { x_key: { version: 0, block: { attributes: { value_of: text } } } } }),
      'ephemeral.x_key.value_of: the generated class',
    ],
    [
      'an alias in the provider',
      provider({ provider: { version: 0, block: { attributes: { alias: text } } } }),
      'provider.alias: the generated class',
    ],
    ['a name of nested objects', nesting('single', 'fqn'), 'x_thing.outer.fqn: the generated class'],
    ['a name of objects in a type', typed(['list', ['object', { resolve: 'string' }]]), 'x_thing.value.resolve:'],
    ['two names that become one', named('display_name', 'display__name'), 'both become the member displayName'],
    ['a name that another one derives', named('name', 'name_input'), 'both become the member nameInput'],
    ['a name that resets another', named('reset_name', 'name'), 'both become the member resetName'],
    ['a map of nested objects', nesting('map'), 'x_thing.outer: references into a map of objects'],
    [
      'a map of objects',
      typed(['map', ['object', { a: 'string' }]]),
      'x_thing.value: references into a map of objects',
    ],
    ['a value of any type', typed('dynamic'), 'x_thing.value: a value of any type'],
    ['a value of any type inside', typed(['object', { deep: ['list', 'dynamic'] }]), 'x_thing.value.deep: a value of'],
    ['a tuple', typed(['tuple', ['string']]), 'x_thing.value: the generators do not know tuples'],
    [
      'a block that nests as a group',
      thing({ block_types: { limits: { nesting_mode: 'group', block: { attributes: { name: text } } } } }),
      'x_thing.limits: the generators fail on a block that nests as a group',
    ],
    [
      'a map of blocks',
      thing({ block_types: { limits: { nesting_mode: 'map', block: {} } } }),
      'x_thing.limits: references into a map',
    ],
    [
      'a reserved name inside a block',
      thing({ block_types: { limits: { nesting_mode: 'list', block: { attributes: { fqn: text } } } } }),
      'x_thing.limits.fqn: the generated class',
    ],
    ['a keyword as a parameter', func('token', 'in'), 'function parse, parameter in: TypeScript keeps this word'],
    ['two parameters that become one', func('a_b', 'aB'), 'function parse, parameter aB: another parameter'],
    [
      'a keyword as the last parameter of any number',
      provider({ functions: { f: { return_type: 'string', variadic_parameter: { name: 'new', type: 'string' } } } }),
      'function f, parameter new: TypeScript keeps this word',
    ],
    [
      'a resource that takes the place of the constructs',
      provider({ resource_schemas: { x_constructs: { version: 0, block: {} } } }),
      'x_constructs: its module would take the place',
    ],
  ])('%s', (_, schema, message) => {
    expect(flawsOf(schema)).toEqual([expect.stringContaining(message)]);
    expect(() => checkSchema(schema)).toThrow(message);
  });

  test('several flaws, all of them in one error', () => {
    expect(() => checkSchema(named('count', 'with'))).toThrow(/x_thing\.count: .*\n- x_thing\.with: /);
  });
});

test.each([
  ['objects, lists and sets', nesting('single')],
  ['names that the generators change', named('node', 'equals', 'system', 'get_name')],
  ['plain collections', typed(['map', ['list', 'string']])],
  ['a parameter that the generator renames', func('default')],
])('takes %s', (_, schema) => {
  expect(flawsOf(schema)).toEqual([]);
});
