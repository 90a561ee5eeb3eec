// The timeouts attribute: its durations, and what happens when the time is up.
import { describe, expect, test } from 'vitest';
import { required, timeouts, validateObject } from '../../../../src/terraform/framework/index.ts';
import { parseDuration, timeLimit } from '../../../../src/terraform/framework/timeouts.ts';
import { holding } from '../fixture/holding.ts';
import { applied, collecting, lines, nothing, stateIn, worldWith } from '../fixture/world.ts';

const resource = () => holding({ name: required.string('Name.'), timeouts: timeouts() });

test.each([
  ['30s', 30_000],
  ['10m', 600_000],
  ['1h30m', 5_400_000],
  ['1.5s', 1_500],
  ['250ms', 250],
  ['', undefined],
  ['10', undefined],
  ['10 m', undefined],
  ['ten minutes', undefined],
  ['-1s', undefined],
  ['1d', undefined],
])('the duration %j', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

test.each(['soon', '0s', '0.0h'])('%j is refused at its path', (text) => {
  const report = collecting();
  const limits = { create: text, read: null, update: undefined, delete: '1m' };
  validateObject({ timeouts: timeouts() }, { timeouts: limits }, [], report);
  expect(report.said).toEqual([
    `error at timeouts.create: Invalid create value: "${text}" is not a duration longer than nothing. Write one such as "30s", "10m" or "1h30m".`,
  ]);
});

describe('a limit', () => {
  test.each([
    ['no timeouts', null],
    ['timeouts left out', { timeouts: null }],
    ['timeouts for something else', { timeouts: { create: null, delete: '1s' } }],
  ])('there is none with %s', (_, model) => {
    expect(timeLimit({ timeouts: 'timeouts' }, model, 'create')).toBeUndefined();
  });

  test.each(['1000h', '0.1ms'])('of %s is one that a timer can hold', (create) => {
    const limit = timeLimit({ timeouts: 'timeouts' }, { timeouts: { create } }, 'create');
    expect(limit?.signal.aborted).toBe(false);
  });
});

test('ends a create that waits, says why, and leaves nothing behind', async () => {
  const world = await worldWith(resource());
  world.api.hang('create');
  const { said } = await applied(world, { name: 'a', timeouts: { create: '5ms' } });
  expect(said).toEqual([
    'error: Cannot create fake_thing "a": create was cancelled',
    'error at timeouts: The create ran out of time: timeouts.create: It was ended because timeouts allows 5ms for a create. Allow more if the service needs it.',
  ]);
  expect(stateIn(world)).toBeUndefined();
});

test('ends an update, a read and a delete that wait, and keeps state', async () => {
  const world = await worldWith(resource());
  const limits = { create: '1h', read: '5ms', update: '5ms', delete: '5ms' };
  expect((await applied(world, { name: 'a', timeouts: limits })).said).toEqual([]);
  const before = stateIn(world);

  world.api.hang('update');
  const updated = await applied(world, { name: 'b', timeouts: limits });
  expect(updated.said.at(-1)).toContain('The update ran out of time');
  expect(stateIn(world)).toEqual(before);

  world.api.hang('get');
  await expect(world.core.refresh()).rejects.toThrow('get was cancelled');

  world.api.hang('delete');
  const [deleted] = await world.core.apply(nothing);
  expect(lines(deleted!.diagnostics).at(-1)).toContain('The delete ran out of time');
  expect(stateIn(world)).toEqual(before);
});

test('is not blamed for another failure', async () => {
  const world = await worldWith(resource());
  world.api.fail('create');
  expect((await applied(world, { name: 'a', timeouts: { create: '1h' } })).said).toEqual([
    'error: Cannot create fake_thing "a": create was refused',
  ]);
});

test('changing it alone asks the service nothing', async () => {
  const world = await worldWith(resource());
  await applied(world, { name: 'a' });
  const before = world.api.calls.length;
  expect((await applied(world, { name: 'a', timeouts: { create: '1h' } })).said).toEqual([]);
  expect(world.api.calls.slice(before)).toEqual(['get 1']);
  expect(stateIn(world)?.timeouts).toMatchObject({ create: '1h' });
});
