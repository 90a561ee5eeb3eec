// Planning through the RPC: what is replaced, what is refused, and what only the service will know.
import { describe, expect, test } from 'vitest';
import { computed, optional, optionalComputed, required } from '../../../../src/terraform/framework/index.ts';
import { holding } from '../fixture/holding.ts';
import { ThingsError } from '../fixture/things-api.ts';
import { applied, lines, stateIn, thing, worldWith } from '../fixture/world.ts';

const name = required.string('Name.');

/** The plan of a change from one configuration to another. */
async function planOf(resource: ReturnType<typeof holding>, from: object | null, to: object) {
  const world = await worldWith(resource);
  if (from) expect((await applied(world, { ...from })).said).toEqual([]);
  const [change] = await world.core.plan(thing({ ...to }));
  return { ...change!, said: lines(change!.diagnostics), world };
}

describe('replacement', () => {
  const resource = () =>
    holding({
      name,
      kind: optional.string('Kind.').forcesReplacement(),
      box: optional.object({ size: optional.number('Size.') }, 'Box.').forcesReplacement(),
    });

  test.each<[string, object, object, string[]]>([
    ['an attribute that can change', { name: 'a' }, { name: 'b' }, []],
    ['one that forces it', { name: 'a', kind: 'x' }, { name: 'a', kind: 'y' }, ['kind']],
    ['one that forces it, added', { name: 'a' }, { name: 'a', kind: 'y' }, ['kind']],
    ['one that forces it, not known yet', { name: 'a', kind: 'x' }, { name: 'a', kind: undefined }, ['kind']],
    ['inside one that forces it', { name: 'a', box: { size: 1 } }, { name: 'a', box: { size: 2 } }, ['box']],
  ])('%s', async (_, from, to, wanted) => {
    const { replacedBy, action } = await planOf(resource(), from, to);
    expect(replacedBy).toEqual(wanted);
    expect(action).toBe(wanted.length > 0 ? 'replace' : 'update');
  });

  test('one that forces it, left out, stays as it is', async () => {
    const { replacedBy, action, planned } = await planOf(resource(), { name: 'a', kind: 'x' }, { name: 'a' });
    expect([replacedBy, action, planned?.kind]).toEqual([[], 'no-op', 'x']);
  });

  test('identity always forces it', async () => {
    const own = holding({ id: required.string('Id.'), note: optional.string('Note.') });
    const world = await worldWith(own);
    world.api.put('x', { note: null });
    await world.core.import('fake_thing.a', 'x');
    const [change] = await world.core.plan(thing({ id: 'y' }));
    expect(change).toMatchObject({ action: 'replace', replacedBy: ['id'] });
  });

  test('without update every change does', async () => {
    const fixed = holding({ name, size: optional.number('Size.') }, { update: undefined } as never);
    expect(await planOf(fixed, { name: 'a' }, { name: 'b', size: 1 })).toMatchObject({
      action: 'replace',
      replacedBy: ['name', 'size'],
    });
    expect(await planOf(fixed, { name: 'a' }, { name: 'a' })).toMatchObject({ action: 'no-op' });
  });

  test('without update, what is never sent still changes in place', async () => {
    const fixed = holding({ name, hint: optional.string('Hint.').local() }, { update: undefined } as never);
    const { action, world } = await planOf(fixed, { name: 'a' }, { name: 'a', hint: 'x' });
    expect(action).toBe('update');
    expect((await applied(world, { name: 'a', hint: 'x' })).said).toEqual([]);
    expect(stateIn(world)?.hint).toBe('x');
  });
});

describe('what the server keeps once it is set', () => {
  const resource = () =>
    holding({ name, note: optional.string('Note.').cannotBeCleared(), size: optional.number('Size.') });

  test('cannot be removed', async () => {
    const { said } = await planOf(resource(), { name: 'a', note: 'n' }, { name: 'a' });
    expect(said).toEqual([
      'error at note: Cannot clear note: Things keeps the note of an object once it has one. Set another value, or put the present one, "n", into the configuration.',
    ]);
  });

  test.each([
    ['changed', { name: 'a', note: 'n' }, { name: 'a', note: 'm' }],
    ['left out from the start', { name: 'a' }, { name: 'a', size: 1 }],
    ['not known yet', { name: 'a', note: 'n' }, { name: 'a', note: undefined }],
  ])('can be %s', async (_, from, to) => {
    expect((await planOf(resource(), from, to)).said).toEqual([]);
  });

  test('can be removed where the object is replaced anyway', async () => {
    const fixed = holding({ name: name.forcesReplacement(), note: optional.string('Note.').cannotBeCleared() });
    expect((await planOf(fixed, { name: 'a', note: 'n' }, { name: 'b' })).said).toEqual([]);
  });

  test('is not shown when it is sensitive', async () => {
    const secret = holding({ name, pin: optional.string('Pin.').sensitive().cannotBeCleared() });
    const { said } = await planOf(secret, { name: 'a', pin: 'hunter2' }, { name: 'a' });
    expect(said.join()).toContain('(sensitive value)');
    expect(said.join()).not.toContain('hunter2');
  });
});

describe('volatile values', () => {
  const resource = () =>
    holding({
      name,
      changed_at: computed.string('When.').volatile(),
      key: computed.string('Key.'),
    });
  const start = async () => {
    const world = await worldWith(resource());
    let clock = 0;
    world.api.keeps = (fields) => {
      clock += 1;
      return { key: 'k', ...fields, changed_at: `at ${clock}` };
    };
    expect((await applied(world, { name: 'a' })).said).toEqual([]);
    return world;
  };

  test('are unknown when something else changes, and other computed ones are kept', async () => {
    const world = await start();
    const [change] = await world.core.plan(thing({ name: 'b' }));
    expect(change?.planned).toEqual({ id: '1', name: 'b', key: 'k', changed_at: undefined });
    expect((await applied(world, { name: 'b' })).said).toEqual([]);
    expect(stateIn(world)?.changed_at).toBe('at 2');
  });

  test('plan nothing by themselves', async () => {
    const world = await start();
    const [change] = await world.core.plan(thing({ name: 'a' }));
    expect(change?.action).toBe('no-op');
  });
});

test('write-only values reach the service, and neither plan nor state', async () => {
  const resource = holding({ name, pin: optional.string('Pin.').sensitive().writeOnly() });
  const { planned, world } = await planOf(resource, null, { name: 'a', pin: 'hunter2' });
  expect(planned).toMatchObject({ pin: null });
  expect((await applied(world, { name: 'a', pin: 'hunter2' })).said).toEqual([]);
  expect(world.api.items.get('1')).toMatchObject({ pin: 'hunter2' });
  expect(stateIn(world)?.pin).toBeNull();
});

test('what the server never gives back is kept as planned, and defaults fill imports', async () => {
  const resource = holding({
    name,
    pin: optional.string('Pin.').notReturned(),
    notify: optional.boolean('Notify.').default(true).notReturned(),
  });
  const { world } = await planOf(resource, { name: 'a', pin: 'p', notify: false }, { name: 'a' });
  await world.core.refresh();
  expect(stateIn(world)).toMatchObject({ pin: 'p', notify: false });
  expect(await world.core.import('fake_thing.b', '1')).toMatchObject({ pin: null, notify: true });
});

describe('the plan hook', () => {
  test('decides values that the configuration leaves open', async () => {
    const resource = holding(
      { name, slug: optionalComputed.string('Slug.') },
      {
        plan: ({ config, planned, set }) => {
          if (config.slug === null) set('slug', `the-${String(planned.name)}`);
        },
      },
    );
    const { planned, world } = await planOf(resource, null, { name: 'a' });
    expect(planned).toMatchObject({ slug: 'the-a' });
    expect((await applied(world, { name: 'a' })).said).toEqual([]);
    expect(world.api.items.get('1')).toMatchObject({ slug: 'the-a' });
    expect((await applied(world, { name: 'b' })).said).toEqual([]);
    expect(stateIn(world)?.slug).toBe('the-b');
  });

  test('decides a value that forces replacement, and one that is volatile', async () => {
    const resource = holding(
      {
        name,
        slug: optionalComputed.string('Slug.').forcesReplacement(),
        mark: optionalComputed.string('Mark.').volatile(),
      },
      {
        plan: ({ planned, set }) => {
          set('slug', `the-${String(planned.name)}`);
          set('mark', `of-${String(planned.name)}`);
        },
      },
    );
    const { planned, replacedBy } = await planOf(resource, { name: 'a' }, { name: 'b' });
    expect(replacedBy).toEqual(['slug']);
    expect(planned).toMatchObject({ slug: 'the-b', mark: 'of-b' });
  });

  test('refuses at a path, warns, and sees the prior state and the server', async () => {
    const resource = holding(
      { name, tags: optional.listOfStrings('Tags.') },
      {
        plan: async ({ api, prior, planned, error, warn }) => {
          if (planned.tags === null) return;
          const items = await api.list();
          warn('Counted', `${items.length} things, before: ${prior?.name}`, ['name']);
          error('Wrong tag', 'It is taken.', ['tags', 1]);
        },
      },
    );
    const { said } = await planOf(resource, { name: 'a' }, { name: 'a', tags: ['x', 'y'] });
    expect(said).toEqual([
      'warning at name: Counted: 1 things, before: a',
      'error at tags[1]: Wrong tag: It is taken.',
    ]);
  });

  test.each([
    ['the service refuses', new ThingsError('no list'), 'error: Cannot plan fake_thing "a": no list'],
    [
      'it has a bug',
      new TypeError('oops'),
      'error: Cannot plan fake_thing "a": TypeError: oops. This is a bug in the provider, please report it.',
    ],
  ])('that fails because %s is one diagnostic', async (_, error, wanted) => {
    const resource = holding(
      { name },
      {
        plan: () => {
          throw error;
        },
      },
    );
    expect((await planOf(resource, null, { name: 'a' })).said).toEqual([wanted]);
  });
});
