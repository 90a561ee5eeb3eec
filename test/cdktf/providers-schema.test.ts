// The schema that bindings are generated from is the one that the real terraform prints for the built provider.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeAnswer, providersSchema } from '../../workshop/bindings/providers-schema.ts';
import { tfplugin6 } from '../../src/terraform/protocol/index.ts';
import { type BuiltProvider, buildProvider } from '../../workshop/built-provider.ts';

let provider: BuiltProvider;
beforeAll(async () => {
  provider = await buildProvider();
});
afterAll(() => provider.dispose());

test('equals `terraform providers schema -json`', async () => {
  const workspace = provider.open({ url: 'http://127.0.0.1:1', token: 'unused' }, '');
  try {
    const { code, stdout, stderr } = await workspace.run('providers', 'schema', '-json');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(await providersSchema()).toEqual(JSON.parse(stdout));
  } finally {
    workspace.dispose();
  }
});

test('describes what this provider has none of: blocks, ephemeral resources and functions', () => {
  const bytes = (type: unknown) => new TextEncoder().encode(JSON.stringify(type));
  const attribute = { name: 'secret', type: bytes('string'), computed: true, sensitive: true };
  const { provider_schemas } = describeAnswer({
    resource_schemas: {
      x_thing: {
        version: 3,
        block: {
          deprecated: true,
          block_types: [
            {
              type_name: 'limit',
              nesting: tfplugin6.BlockNesting.values.LIST,
              max_items: 1,
              block: { attributes: [attribute] },
            },
            { type_name: 'empty', nesting: tfplugin6.BlockNesting.values.SINGLE, block: {} },
          ],
        },
      },
    },
    ephemeral_resource_schemas: { x_key: { block: { attributes: [attribute], description: 'A key.' } } },
    functions: {
      parse: {
        summary: 'Parses.',
        description: 'Parses a token.',
        return: { type: bytes(['list', 'string']) },
        parameters: [{ name: 'token', type: bytes('string'), allow_null_value: true, description: 'A token.' }],
        variadic_parameter: { name: 'others', type: bytes('number') },
      },
    },
  });
  const secret = { type: 'string', description_kind: 'plain', computed: true, sensitive: true };
  expect(Object.values(provider_schemas)).toEqual([
    {
      resource_schemas: {
        x_thing: {
          version: 3,
          block: {
            deprecated: true,
            description_kind: 'plain',
            block_types: {
              limit: {
                nesting_mode: 'list',
                max_items: 1,
                block: { attributes: { secret }, description_kind: 'plain' },
              },
              empty: { nesting_mode: 'single', block: { description_kind: 'plain' } },
            },
          },
        },
      },
      ephemeral_resource_schemas: {
        x_key: { version: 0, block: { attributes: { secret }, description: 'A key.', description_kind: 'plain' } },
      },
      functions: {
        parse: {
          summary: 'Parses.',
          description: 'Parses a token.',
          return_type: ['list', 'string'],
          parameters: [{ name: 'token', type: 'string', is_nullable: true, description: 'A token.' }],
          variadic_parameter: { name: 'others', type: 'number' },
        },
      },
    },
  ]);
});
