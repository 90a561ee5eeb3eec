// Refreshing, importing and upgrading state.
import { describe, expect, test } from 'vitest';
import { computed, optional, required } from '../../../../src/terraform/framework/index.ts';
import {
  decodeDynamicValue,
  decodePath,
  encodeDynamicValue,
  formatPath,
} from '../../../../src/terraform/protocol/index.ts';
import { objectType } from '../../../../src/terraform/testing/schema.ts';
import { holding } from '../fixture/holding.ts';
import { type Item, ThingsError } from '../fixture/things-api.ts';
import { applied, stateIn, type World, worldWith } from '../fixture/world.ts';

const attributes = { name: required.string('Name.'), note: optional.string('Note.') };
const prior = { id: '1', name: 'a', note: 'n' };
const typeIn = ({ core }: World) => objectType(core.schemas.resources.fake_thing!);

async function read(world: World, state: object = prior) {
  const type = typeIn(world);
  const request = {
    type_name: 'fake_thing',
    current_state: encodeDynamicValue(type, state as never),
    private: new TextEncoder().encode('{"k":"v"}'),
  };
  const answer = await world.rpc('ReadResource', request);
  return {
    state: decodeDynamicValue(type, answer.new_state),
    private: new TextDecoder().decode(answer.private),
    said: answer.diagnostics.map(({ severity, summary, detail }) => `${severity}: ${summary}: ${detail}`),
  };
}

describe('read', () => {
  test('shows what changed, and keeps the private state', async () => {
    const world = await worldWith(holding(attributes));
    world.api.put('1', { name: 'b', note: null });
    expect(await read(world)).toEqual({ state: { id: '1', name: 'b', note: null }, private: '{"k":"v"}', said: [] });
  });

  test.each([
    ['read says so', holding(attributes)],
    ['read answers null', holding(attributes, { read: async () => null })],
    ['the list lacks it', holding(attributes, { read: undefined } as never)],
  ])('of what is gone removes it with a warning: %s', async (_, resource) => {
    const { state, said } = await read(await worldWith(resource));
    expect(state).toBeNull();
    expect(said).toEqual([expect.stringMatching(/^2: fake_thing "a" no longer exists: It was deleted outside/)]);
  });

  test.each([
    ['refused', new ThingsError('403 forbidden'), 'Cannot read fake_thing "a": 403 forbidden'],
    ['a bug', new TypeError('oops'), 'TypeError: oops. This is a bug'],
  ])('that fails keeps state: %s', async (_, error, wanted) => {
    const world = await worldWith(holding(attributes));
    world.api.fail('get', error);
    const { state, private: bytes, said } = await read(world);
    expect(state).toEqual(prior);
    expect(bytes).toBe('{"k":"v"}');
    expect(said).toEqual([expect.stringContaining(wanted)]);
  });

  test('whose toState forgets something keeps state and names it', async () => {
    const world = await worldWith(holding(attributes, { toState: () => ({ id: '1', name: 'a' }) as never }));
    world.api.put('1', prior);
    const { state, said } = await read(world);
    expect(state).toEqual(prior);
    expect(said[0]).toContain('fake_thing left its attribute note unknown in state');
  });

  test('without a read of its own finds the object in the list by its identity', async () => {
    const world = await worldWith(holding(attributes, { read: undefined } as never));
    world.api.put('2', { name: 'other' });
    world.api.put('1', { name: 'b' });
    expect((await read(world)).state).toEqual({ id: '1', name: 'b', note: null });
    expect(world.api.calls).toEqual(['list']);
  });
});

describe('import', () => {
  const pair = () =>
    holding(
      { project: required.string('P.'), number: required.number('N.') },
      {
        identity: ['project', 'number'],
        read: async (_, { project, number }) => ({ id: 'x', project, number }) as never,
      },
    );
  const one = () => {
    const { id: _, ...rest } = holding({ ...attributes, size: optional.number('S.') }).attributes;
    const only = { attributes: rest, identity: [], create: undefined, delete: undefined };
    const parts = { ...only, read: async () => ({ name: 'the one' }) };
    return holding({}, { ...parts, toState: ({ name }: Item) => ({ name, note: null, size: null }) } as never);
  };

  test.each([
    ['text', holding(attributes), '1', { id: '1', name: 'a', note: null }],
    ['two parts, one a number', pair(), 'default:-7', { id: 'x', project: 'default', number: -7 }],
    ['any word for the only one', one(), 'whatever', { name: 'the one', note: null, size: null }],
  ])('by %s', async (_, resource, id, wanted) => {
    const world = await worldWith(resource);
    world.api.put('1', { name: 'a' });
    expect(await world.core.import('fake_thing.a', id)).toEqual(wanted);
  });

  test('an id may contain a colon where it is one text', async () => {
    const world = await worldWith(holding(attributes));
    world.api.put('a:b', { name: 'a' });
    expect(await world.core.import('fake_thing.a', 'a:b')).toMatchObject({ id: 'a:b' });
  });

  test.each([
    [holding(attributes), '', 'It is not complete.', '<id>'],
    [pair(), 'default', 'It is not complete.', '<project>:<number>'],
    [pair(), 'default:1:2', 'The number must be a whole number.', '<project>:<number>'],
    [pair(), ':1', 'It is not complete.', '<project>:<number>'],
    [pair(), 'default:one', 'The number must be a whole number.', '<project>:<number>'],
    [pair(), 'default:1.5', 'The number must be a whole number.', '<project>:<number>'],
    [pair(), 'default:99999999999999999999', 'The number must be a whole number.', '<project>:<number>'],
  ])('refuses a wrong id, %#', async (resource, id, wrong, format) => {
    const { rpc } = await worldWith(resource);
    const answer = await rpc('ImportResourceState', { type_name: 'fake_thing', id });
    expect(answer.imported_resources).toEqual([]);
    expect(answer.diagnostics).toMatchObject([
      {
        summary: 'Invalid import ID',
        detail: `Got ${JSON.stringify(id)}. ${wrong} The import id of fake_thing is ${format}, so write: terraform import fake_thing.example ${format}`,
      },
    ]);
  });

  test('of what does not exist fails', async () => {
    const { core } = await worldWith(holding(attributes));
    await expect(core.import('fake_thing.a', '404')).rejects.toThrow('it does not exist');
  });
});

describe('upgrade', () => {
  const shape = {
    ...attributes,
    box: optional.object({ sizes: optional.listOfNumbers('S.') }, 'B.'),
    key: computed.string('K.'),
  };

  async function upgrade(json: string, version = 0) {
    const world = await worldWith(holding(shape));
    const raw_state = { json: new TextEncoder().encode(json) };
    const answer = await world.rpc('UpgradeResourceState', { type_name: 'fake_thing', version, raw_state });
    return {
      state: decodeDynamicValue(typeIn(world), answer.upgraded_state),
      said: answer.diagnostics.map(
        ({ summary, detail, attribute }) => `${formatPath(decodePath(attribute))}|${summary}|${detail}`,
      ),
    };
  }

  test('drops what the schema lacks, and what state lacks is absent', async () => {
    const { state, said } = await upgrade('{"id":"1","name":"a","gone":{"deep":1},"box":{"sizes":[1],"old":true}}');
    expect(said).toEqual([]);
    expect(state).toEqual({ id: '1', name: 'a', note: null, key: null, box: { sizes: [1] } });
  });

  test.each([
    [
      'of a newer schema version',
      '{}',
      1,
      /^\|Cannot read the state of fake_thing\|it was written by a newer provider \(schema version 1\)/,
    ],
    ['that is no JSON', '{"id":', 0, /^\|.*\|not valid JSON/],
    ['of a wrong type', '{"box":{"sizes":[1,"x"]}}', 0, /^box\|.*\|box\.sizes\[1\]: expected number/],
    ['of another shape', '[]', 0, /^\|.*\|expected object/],
  ])('refuses state %s, and says what to do', async (_, json, version, wanted) => {
    const { state, said } = await upgrade(json, version);
    expect(state).toBeNull();
    expect(said).toEqual([expect.stringMatching(wanted)]);
    expect(said[0]).toContain('terraform state rm');
  });

  test('state survives being written and read again', async () => {
    const world = await worldWith(
      holding({ ...attributes, size: optional.number('S.'), tags: optional.setOfStrings('T.') }),
    );
    await applied(world, { name: 'a', size: 2 ** 53 - 1, tags: ['x', 'y'] });
    const before = stateIn(world);
    await world.core.reload();
    expect(stateIn(world)).toEqual(before);
  });
});
