// Creating: what was made is kept, and nothing is made twice, whatever the service does in between.
import { describe, expect, test } from 'vitest';
import { computed, ignoringCase, optional, required, timeouts } from '../../../../src/terraform/framework/index.ts';
import { holding } from '../fixture/holding.ts';
import type { Client } from '../fixture/provider.ts';
import { type Item, ThingsError } from '../fixture/things-api.ts';
import { address, applied, stateIn, type World, worldWith } from '../fixture/world.ts';

const attributes = { name: required.string('Name.'), note: optional.string('Note.') };
const plain = () => holding(attributes);
const tainted = ({ core }: World) => core.state.get(address)?.tainted;

const howToKeep =
  'The object exists. Terraform calls it tainted and would replace it with the next apply; to keep it as it is, run "terraform untaint fake_thing.NAME" before you apply again.';

describe('create', () => {
  test('state is what the server shows', async () => {
    const world = await worldWith(plain());
    expect((await applied(world, { name: 'a' })).said).toEqual([]);
    expect(stateIn(world)).toEqual({ id: '1', name: 'a', note: null });
    expect(world.api.calls).toEqual(['create', 'get 1']);
  });

  test('that fails leaves nothing and names the resource', async () => {
    const world = await worldWith(plain());
    world.api.fail('create');
    expect((await applied(world, { name: 'a' })).said).toEqual([
      'error: Cannot create fake_thing "a": create was refused',
    ]);
    expect(stateIn(world)).toBeUndefined();
    expect(world.api.items.size).toBe(0);
  });

  test('whose completing update fails keeps the object, tainted', async () => {
    const world = await worldWith(holding(attributes, { completeWithUpdate: ['note'] }));
    world.api.fail('update', new ThingsError('no notes today', { complaints: [{ path: ['note'], detail: 'no' }] }));
    expect((await applied(world, { name: 'a', note: 'n' })).said).toEqual([
      `error at note: Cannot complete fake_thing "a": no\n\n${howToKeep}`,
    ]);
    expect(stateIn(world)).toEqual({ id: '1', name: 'a', note: 'n' });
    expect(tainted(world)).toBe(true);
    expect((await applied(world, { name: 'a', note: 'n' })).action).toBe('replace');
    expect([...world.api.items.keys()]).toEqual(['2']);
  });

  test('is not completed when nothing is left to complete', async () => {
    const world = await worldWith(holding(attributes, { completeWithUpdate: ['note'] }));
    await applied(world, { name: 'a' });
    expect(world.api.calls).toEqual(['create', 'get 1']);
  });

  test('that cannot be read back keeps what is known of it', async () => {
    const world = await worldWith(holding({ ...attributes, key: computed.string('Key.').nullable() }));
    world.api.fail('get');
    const { said } = await applied(world, { name: 'a' });
    expect(said).toEqual([`error: Cannot read fake_thing "a" back: get was refused\n\n${howToKeep}`]);
    expect(stateIn(world)).toEqual({ id: '1', name: 'a', note: null, key: null });
  });

  test('that is not found afterwards keeps what is known of it', async () => {
    const world = await worldWith(plain());
    world.api.pause = async () => {};
    world.api.first('get', () => world.api.items.clear());
    expect((await applied(world, { name: 'a' })).said).toEqual([
      expect.stringContaining('error: fake_thing "a" cannot be found: Things accepted the write'),
    ]);
    expect(stateIn(world)?.id).toBe('1');
  });

  test('that the service does not show at once is looked for again, for some seconds', async () => {
    const world = await worldWith(plain());
    const waited: number[] = [];
    world.api.first('get', () => void world.api.items.delete('1'));
    world.api.pause = async (milliseconds) => {
      waited.push(milliseconds);
      if (waited.length === 3) world.api.put('1', { name: 'a', note: 'n' });
    };
    expect((await applied(world, { name: 'a', note: 'n' })).said).toEqual([]);
    expect(stateIn(world)).toEqual({ id: '1', name: 'a', note: 'n' });
    expect(waited).toEqual([250, 500, 1000]);
  });
});

describe('a create whose answer was lost', () => {
  test('finds the object that is exactly as planned, and makes no second one', async () => {
    const world = await worldWith(plain());
    world.api.loseAnswer('create');
    expect((await applied(world, { name: 'a', note: 'n' })).said).toEqual([]);
    expect(stateIn(world)).toEqual({ id: '1', name: 'a', note: 'n' });
    expect(world.api.items.size).toBe(1);
    expect(world.api.calls.filter((call) => call === 'create')).toHaveLength(1);
  });

  test('finds an object with an id of its own choosing without a list', async () => {
    const own = holding({ key: required.string('Key.'), id: required.string('Id.') }, {
      create: async (api: Client, body: { id: string }) => {
        await api.update(body.id, body);
        return { id: body.id };
      },
      // Whoever has it already, creating it writes over it.
      naming: undefined,
      creationLog: undefined,
    } as never);
    const world = await worldWith(own);
    world.api.put('x', {});
    world.api.loseAnswer('update');
    expect((await applied(world, { id: 'x', key: 'k' })).said).toEqual([]);
    expect(stateIn(world)).toEqual({ id: 'x', key: 'k' });
    expect(world.api.calls).not.toContain('list');
  });

  test('completes what only an update can write', async () => {
    const world = await worldWith(
      holding(attributes, {
        completeWithUpdate: ['note'],
        create: async (api: Client, { name }: { name: string }) => ({ id: (await api.create({ name })).id }),
      }),
    );
    world.api.loseAnswer('create');
    expect((await applied(world, { name: 'a', note: 'n' })).said).toEqual([]);
    expect(stateIn(world)).toEqual({ id: '1', name: 'a', note: 'n' });
  });

  test('leaves an equal object alone that somebody else has made meanwhile, and tells how to import it', async () => {
    const world = await worldWith(plain());
    world.api.first('create', () => {
      world.api.put('7', { name: 'a' });
      throw new ThingsError('the connection broke', { mayHaveHappened: true });
    });
    expect((await applied(world, { name: 'a' })).said).toEqual([expect.stringMatching(/terraform import .* 7$/)]);
    expect(stateIn(world)).toBeUndefined();
  });

  test('leaves an equal object alone that this client made before', async () => {
    const world = await worldWith(plain());
    world.api.make('7', { name: 'a' });
    world.api.fail('create', new ThingsError('the connection broke', { mayHaveHappened: true }));
    const { said } = await applied(world, { name: 'a' });
    expect(said).toEqual([expect.stringContaining('terraform import fake_thing.NAME 7')]);
    expect(said[0]).toContain('a run that was cut off may have made it');
    expect(stateIn(world)).toBeUndefined();
  });

  test('leaves another object of that name alone, and tells how to import it', async () => {
    const world = await worldWith(plain());
    world.api.first('create', () => {
      world.api.put('7', { name: 'a', note: 'of somebody else' });
      throw new ThingsError('the connection broke', { mayHaveHappened: true });
    });
    expect((await applied(world, { name: 'a' })).said).toEqual([
      'error: Cannot create fake_thing "a": the connection broke\n\nAn object of this name exists already. If Terraform is to manage it, import it: terraform import fake_thing.NAME 7',
    ]);
    expect(stateIn(world)).toBeUndefined();
  });

  test.each([
    ['nothing was made', (_: World) => {}],
    [
      'several have the name',
      ({ api }: World) => {
        api.put('7', { name: 'a' });
        api.put('8', { name: 'a' });
      },
    ],
    ['the search fails too', ({ api }: World) => api.fail('list')],
  ])('is the error alone when %s', async (_, arrange) => {
    const world = await worldWith(plain());
    world.api.first('create', () => {
      arrange(world);
      throw new ThingsError('the connection broke', { mayHaveHappened: true });
    });
    expect((await applied(world, { name: 'a' })).said).toEqual([
      'error: Cannot create fake_thing "a": the connection broke',
    ]);
  });

  test('looks for the object without the time limit that ended the create', async () => {
    const world = await worldWith(holding({ ...attributes, timeouts: timeouts() }));
    world.api.first('create', async () => {
      world.api.make('7', { name: 'a' });
      const { signal } = world.api.signals.at(-1)!;
      if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
      throw new ThingsError('cut off', { mayHaveHappened: true });
    });
    expect((await applied(world, { name: 'a', timeouts: { create: '5ms' } })).said).toEqual([]);
    expect(stateIn(world)?.id).toBe('7');
  });
});

test('a conflict tells how to import what is in the way, as it is spelt there', async () => {
  const world = await worldWith(holding({ ...attributes, name: required.string('Name.').sameAs(ignoringCase) }));
  world.api.put('7', { name: 'A' });
  world.api.fail('create', new ThingsError('name taken', { conflict: true }));
  expect((await applied(world, { name: 'a' })).said).toEqual([
    expect.stringMatching(
      /^error at name: Cannot create fake_thing "a": name taken\n\n.*terraform import fake_thing.NAME 7$/,
    ),
  ]);
});

describe('a resource that always exists', () => {
  const single = () => {
    const { id: _, ...rest } = holding(attributes).attributes;
    return holding(attributes, {
      attributes: rest,
      identity: [],
      naming: [],
      create: undefined,
      delete: undefined,
      read: (api: Client) => api.get('one'),
      update: async (api: Client, _: unknown, body: Item) => {
        await api.update('one', body);
      },
    } as never);
  };

  test('is adopted by the first apply', async () => {
    const world = await worldWith(single());
    world.api.put('one', { name: 'default' });
    expect(await applied(world, { name: 'a' })).toMatchObject({ action: 'create', said: [] });
    expect(stateIn(world)).toEqual({ name: 'a', note: null });
    expect(world.api.calls).toEqual(['update one', 'get one']);
  });

  test('is not in state when adopting it failed', async () => {
    const world = await worldWith(single());
    world.api.put('one', { name: 'default' });
    world.api.fail('update');
    expect((await applied(world, { name: 'a' })).said).toEqual(['error: Cannot update fake_thing: update was refused']);
    expect(stateIn(world)).toBeUndefined();
  });
});
