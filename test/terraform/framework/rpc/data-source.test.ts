// Data sources: looked up, checked, echoed as written, and clear when there is nothing.
import { describe, expect, test } from 'vitest';
import { computed, optional, optionalComputed, ResourceFailure } from '../../../../src/terraform/framework/index.ts';
import { decodeDynamicValue, encodeDynamicValue, type ObjectValue } from '../../../../src/terraform/protocol/index.ts';
import { objectType } from '../../../../src/terraform/testing/schema.ts';
import { defineDataSource } from '../fixture/provider.ts';
import { worldOf } from '../fixture/world.ts';

const definition = {
  description: 'A thing.',
  lookup: 'By `id`.',
  attributes: {
    id: optionalComputed.string('Id.').nullable(),
    name: optionalComputed.string('Name.').nullable(),
    limit: optional.number('Limit.').check((value) => (value > 0 ? undefined : 'It must be positive.')),
    note: computed.string('Note.').nullable(),
  },
};
const found = { id: '1', name: 'Thing', limit: null, note: 'n' };
const nothing: ObjectValue = { id: null, name: null, limit: null, note: null };

async function worldFor(parts: object) {
  const source = defineDataSource('thing', { ...definition, read: async () => found, ...parts });
  const world = await worldOf({ dataSources: [source] });
  const type = objectType(world.core.schemas.dataSources.fake_thing!);
  const request = (config: object) => ({
    type_name: 'fake_thing',
    config: encodeDynamicValue(type, { ...nothing, ...config }),
  });
  return {
    ...world,
    validate: async (config: object) => (await world.rpc('ValidateDataResourceConfig', request(config))).diagnostics,
    read: async (config: object) => {
      const { state, diagnostics } = await world.rpc('ReadDataSource', request(config));
      return { state: decodeDynamicValue(type, state), diagnostics };
    },
  };
}

describe('validate', () => {
  const parts = {
    validate: ({ id, name }: ObjectValue, { error }: { error: (s: string, d: string, p: string[]) => void }) => {
      if (id === null && name === null) error('Missing id or name', 'Set one.', ['id']);
    },
  };

  test('checks each attribute and then across them', async () => {
    const { validate } = await worldFor(parts);
    expect(await validate({})).toMatchObject([{ summary: 'Missing id or name', detail: 'Set one.' }]);
    expect(await validate({ limit: 0 })).toMatchObject([{ summary: 'Invalid limit value' }]);
    expect(await validate({ name: undefined })).toEqual([]);
  });

  test('a bug in it is one diagnostic', async () => {
    const { validate } = await worldFor({
      validate: () => {
        throw new TypeError('oops');
      },
    });
    expect(await validate({})).toMatchObject([{ detail: expect.stringContaining('This is a bug in the provider') }]);
  });
});

describe('read', () => {
  test('answers what is found, and the configuration as it was written', async () => {
    const { read } = await worldFor({});
    expect(await read({ name: 'THING', limit: 3 })).toEqual({
      state: { id: '1', name: 'THING', limit: 3, note: 'n' },
      diagnostics: [],
    });
  });

  test.each([
    ['refuses', new ResourceFailure('There is no such thing.'), 'There is no such thing.'],
    ['has a bug', new TypeError('oops'), 'TypeError: oops. This is a bug in the provider, please report it.'],
  ])('that %s is one diagnostic', async (_, error, detail) => {
    const { read } = await worldFor({ read: () => Promise.reject(error) });
    const { state, diagnostics } = await read({});
    expect(state).toBeNull();
    expect(diagnostics).toMatchObject([{ summary: 'Cannot read data source fake_thing', detail }]);
  });

  test('that forgets an attribute names it', async () => {
    const { read } = await worldFor({ read: async () => ({ ...found, note: undefined }) });
    const { diagnostics } = await read({});
    expect(diagnostics).toMatchObject([{ detail: expect.stringContaining('left its attribute note unknown') }]);
  });

  test('refuses a number that is not whole', async () => {
    const { read } = await worldFor({});
    expect((await read({ limit: 1.5 })).diagnostics).toMatchObject([{ summary: 'Invalid number' }]);
  });
});
