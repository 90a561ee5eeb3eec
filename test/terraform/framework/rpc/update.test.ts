// Updating: what state holds afterwards, and who is told what went wrong.
import { describe, expect, test } from 'vitest';
import { computed, optional, optionalComputed, required } from '../../../../src/terraform/framework/index.ts';
import { holding } from '../fixture/holding.ts';
import { type Item, ThingsError } from '../fixture/things-api.ts';
import { address, applied, stateIn, type World, worldWith } from '../fixture/world.ts';

const attributes = { name: required.string('Name.'), note: optional.string('Note.') };
const plain = () => holding(attributes);
const tainted = ({ core }: World) => core.state.get(address)?.tainted;

describe('update', () => {
  test('that fails half-way leaves in state what the server shows', async () => {
    const world = await worldWith(
      holding(attributes, {
        update: async (api, { id }, { name, note }) => {
          await api.update(id as string, { name });
          await api.update(id as string, { note });
        },
      }),
    );
    await applied(world, { name: 'a', note: 'n' });
    world.api.first('update', () => world.api.fail('update'));
    expect((await applied(world, { name: 'b', note: 'm' })).said).toEqual([
      'error: Cannot update fake_thing "a": update was refused',
    ]);
    expect(stateIn(world)).toEqual({ id: '1', name: 'b', note: 'n' });
    expect(tainted(world)).toBe(false);
  });

  test('that fails keeps the prior state when the server cannot be asked', async () => {
    const world = await worldWith(plain());
    await applied(world, { name: 'a' });
    world.api.first('update', () => {
      world.api.fail('get');
      throw new ThingsError('down');
    });
    await applied(world, { name: 'b' });
    expect(stateIn(world)).toEqual({ id: '1', name: 'a', note: null });
  });

  test('that fails keeps the planned value of what the server never gives back out of state', async () => {
    const world = await worldWith(holding({ ...attributes, pin: optional.string('Pin.').sensitive().notReturned() }));
    await applied(world, { name: 'a', pin: 'old' });
    world.api.fail('update');
    await applied(world, { name: 'a', pin: 'new' });
    expect(stateIn(world)?.pin).toBe('old');
  });

  test('that fails after it was told a secret keeps the secret', async () => {
    const world = await worldWith(
      holding(
        { ...attributes, key: computed.string('Key.').sensitive().notReturned().volatile() },
        {
          create: async (api, body: Item, { keep }) => {
            keep('key', 'first');
            return { id: (await api.create(body)).id };
          },
          update: async (api, { id }, body: Item, { keep }) => {
            keep('key', 'second');
            await api.update(id as string, body);
          },
        },
      ),
    );
    await applied(world, { name: 'a' });
    expect(stateIn(world)?.key).toBe('first');
    world.api.fail('update');
    await applied(world, { name: 'b' });
    expect(stateIn(world)?.key).toBe('second');
  });

  test('says which attribute was at fault', async () => {
    const world = await worldWith(
      holding(attributes, {
        update: async (api, { id }, body: Item, { at }) => {
          await at('note', api.update(id as string, body));
        },
      }),
    );
    await applied(world, { name: 'a' });
    world.api.fail('update');
    expect((await applied(world, { name: 'a', note: 'n' })).said).toEqual([
      'error at note: Cannot update fake_thing "a": update was refused',
    ]);
    world.api.fail('update', new TypeError('x is not a function'));
    expect((await applied(world, { name: 'a', note: 'n' })).said).toEqual([
      'error at note: Cannot update fake_thing "a": TypeError: x is not a function. This is a bug in the provider, please report it.',
    ]);
  });

  test('does not touch what the configuration leaves to the server', async () => {
    const world = await worldWith(holding({ ...attributes, mode: optionalComputed.string('Mode.') }));
    world.api.keeps = (fields) => ({ mode: 'open', ...fields });
    await applied(world, { name: 'a' });
    const bodies: unknown[] = [];
    world.api.keeps = (fields) => {
      bodies.push(fields);
      return fields;
    };
    await applied(world, { name: 'b' });
    expect(stateIn(world)).toMatchObject({ name: 'b', mode: 'open' });
    expect((await applied(world, { name: 'b', mode: 'private' })).said).toEqual([]);
    expect(stateIn(world)).toMatchObject({ mode: 'private' });
  });
});

describe('a server that keeps another value', () => {
  test('is an error at the attribute', async () => {
    const world = await worldWith(plain());
    world.api.keeps = (fields) => ({ ...fields, note: 'mine' });
    const { said } = await applied(world, { name: 'a', note: 'n' });
    expect(said).toEqual([
      expect.stringMatching(
        /^error at note: Things did not keep note: fake_thing was to have note = "n", but afterwards Things has "mine"\./,
      ),
    ]);
    expect(stateIn(world)).toEqual({ id: '1', name: 'a', note: 'mine' });
  });

  test.each([
    ['sensitive', { ...attributes, pin: optional.string('Pin.').sensitive() }, 'hunter2', 'hunter3'],
    [
      'sensitive inside',
      { ...attributes, pin: optional.object({ code: required.string('Code.').sensitive() }, 'Pin.') },
      { code: 'hunter2' },
      { code: 'hunter3' },
    ],
  ])('does not show a value that is %s', async (_, shape, given, kept) => {
    const world = await worldWith(holding(shape));
    world.api.keeps = (fields) => ({ ...fields, pin: kept });
    const { said } = await applied(world, { name: 'a', pin: given });
    expect(said.join()).toContain('pin = (sensitive value), but afterwards Things has (sensitive value)');
    expect(said.join()).not.toContain('hunter');
  });
});
