// The twelve laws, for each resource of the catalog, in process against a fresh sandbox with its own examples.
import { describe, expect, test } from 'vitest';
import type { FailRule } from '../../src/sandbox/index.ts';
import { type Member, members, startWorld, type World } from '../support/catalog.ts';
import * as laws from '../support/laws/index.ts';

const { applied, errorsOf, pending } = laws;
const open = () => startWorld();

describe.each(members)('$type', (member) => {
  const { type, resource, examples } = member;

  test('1: it has an example, and more of them where it has something to change', () => {
    expect(examples.length).toBeGreaterThanOrEqual(2);
    for (const example of examples) expect(example).toContain(`resource "${type}"`);
  });

  test('2: its examples validate', async () => {
    await using world = await startWorld();
    for (const example of examples) expect(await world.core.validate(example)).toEqual([]);
  });

  test('3 to 5: apply keeps every planned value, a second plan is empty, refresh changes nothing', () =>
    laws.keepsWhatWasPlanned(member, open));

  test('6: import by id gives the same state', () => laws.importsTheSame(member, open));

  test('7: each next example updates in place, or replaces exactly where declared', () =>
    laws.followsItsExamples(member, open));

  test.runIf(resource.delete)('8: deleted behind our back, it is planned again', () =>
    laws.returnsWhenDeleted(member, open),
  );

  test('9: every settable attribute changed behind our back shows as drift at its own path', () =>
    laws.showsDriftAtItsPath(member, open));

  test('10: destroy leaves the server as it was, or warns', () => laws.leavesNothingBehind(member, open));

  test('11: exported to HCL, it plans empty', () => laws.plansEmptyWhenExported(member, open));

  test('12: a failing call gives one diagnostic that names the resource, and the next apply converges', async () => {
    const calls = await callsOf(member);
    expect(calls.length).toBeGreaterThan(0);
    const expected = await holdings(member);
    for (const operation of calls)
      for (const how of failures) await survives(member, { operation, how, times: 'always' }, expected);
  }, 600_000);
});

const failures: FailRule['how'][] = [
  { status: 500 },
  { status: 403 },
  'reset-before',
  'reset-after',
  'truncate',
  'html',
];
const writes = ['POST', 'PUT', 'DELETE'];

/** Every operation that creating, updating and destroying the member calls to write. */
async function callsOf(member: Member): Promise<NonNullable<FailRule['operation']>[]> {
  await using world = await startWorld();
  for (const example of member.examples) await applied(member, world.core, example);
  await world.core.destroy();
  const operations = world.sandbox.requests
    .filter(({ method }) => writes.includes(method))
    .map(({ operation }) => operation);
  return [...new Set(operations)].filter((operation) => operation !== undefined);
}

/** What the instance holds after each example and after the end, when nothing fails. */
async function holdings(member: Member): Promise<unknown[]> {
  await using world = await startWorld();
  const held: unknown[] = [];
  for (const example of member.examples) {
    await applied(member, world.core, example);
    held.push(heldBy(world));
  }
  await world.core.destroy();
  return [...held, heldBy(world)];
}

/** Everything by its name: a repeated creation takes other numbers. */
function heldBy({ sandbox }: World): unknown {
  const { signupTokens, ...rest } = sandbox.snapshot({ named: true });
  // Invite links cannot be deleted: one that is off is all that can be left of them.
  return { ...rest, signupTokens: Object.values(signupTokens ?? {}).filter(({ enabled }) => enabled) };
}

/** Walks through the examples and the end with one call failing each time, and again without it. */
async function survives(member: Member, rule: FailRule, expected: readonly unknown[]): Promise<void> {
  const label = `${rule.operation} ${JSON.stringify(rule.how)}`;
  await using world = await startWorld();
  for (const [index, example] of member.examples.entries()) {
    world.sandbox.fail(rule);
    const changes = await world.core.apply(example);
    for (const { severity, summary, detail } of changes.flatMap(({ diagnostics }) => diagnostics)) {
      if (severity === 'error') expect(`${summary} ${detail}`, label).toMatch(/unleash_\w+/);
      expect(detail, label).not.toMatch(/bug in the provider/);
    }
    world.sandbox.clearFailures();
    const again = await world.core.apply(example);
    expect(errorsOf(again), label).toEqual([]);
    expect(pending(await world.core.plan(example)), label).toEqual([]);
    expect(heldBy(world), label).toEqual(expected[index]);
  }
  world.sandbox.fail(rule);
  await world.core.destroy();
  world.sandbox.clearFailures();
  expect(errorsOf(await world.core.destroy()), label).toEqual([]);
  expect(world.core.state.size).toBe(0);
  expect(heldBy(world), label).toEqual(expected.at(-1));
}
