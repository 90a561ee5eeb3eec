// The twelve laws, for each resource of the catalog, in process against a fresh sandbox with its own examples.
import { describe, expect, test } from 'vitest';
import { members, startWorld } from '../../workshop/catalog.ts';
import type { Profile } from '../../src/terraform/testing/index.ts';
import { membersUnderCores } from '../support/cores.ts';
import { faults, tryFaults } from '../support/faults/index.ts';
import * as laws from '../support/laws/index.ts';
import { diagonal } from '../support/size.ts';

/** Others can turn off any way to sign in where another one works. */
async function openWithTwoWaysIn(profile: Profile) {
  const world = await startWorld(undefined, profile);
  world.sandbox.store.settings.saml = {
    enabled: true,
    entityId: 'id',
    signOnUrl: 'https://id.example.com',
    certificate: 'MIIC',
  };
  return world;
}

describe.each(await membersUnderCores(members))('$type with $core', ({ profile, core: _, ...member }) => {
  const { resource, examples } = member;
  const open = () => startWorld(undefined, profile);

  test('2: its examples validate', async () => {
    await using world = await open();
    for (const example of examples)
      expect(laws.exceptSuggestions(member, await world.core.validate(example))).toEqual([]);
  });

  test('3 to 5: apply keeps every planned value, a second plan is empty, refresh changes nothing', () =>
    laws.keepsWhatWasPlanned(member, open));

  test('6: import by id gives the same state', () => laws.importsTheSame(member, open));

  test('7: each next example updates in place, or replaces exactly where declared', () =>
    laws.followsItsExamples(member, open));

  if (resource.delete)
    test('8: deleted behind our back, it is planned again', () => laws.returnsWhenDeleted(member, open));

  test('9: every settable attribute changed behind our back shows as drift at its own path', () =>
    laws.showsDriftAtItsPath(member, () => openWithTwoWaysIn(profile)));

  test('10: destroy leaves the server as it was, or warns', () => laws.leavesNothingBehind(member, open));

  test('11: exported to HCL, it plans empty', () => laws.plansEmptyWhenExported(member, open));
});

describe.each(members)('$type', (member) => {
  test('1: it has an example, and more of them where it has something to change', () => {
    const { type, examples } = member;
    expect(examples.length).toBeGreaterThanOrEqual(2);
    for (const example of examples) expect(example).toContain(`resource "${type}"`);
  });

  // The whole table of faults and calls is in test/reliability/faults.
  test('12: a failing write gives one diagnostic that names the resource, and the next apply converges', async () => {
    const { problems, faults: tried } = await tryFaults(member, {
      faults: (before) => diagonal(severe, before, { quick: 4 * severe.length }),
      calls: isWrite,
    });
    expect(tried).toBeGreaterThan(0);
    expect(problems).toEqual([]);
  });
});

/** A refusal, and a write that happened and seems not to have; in a quick run they take turns. */
const severe = faults.filter(({ name }) => name === '403' || name === 'reset after');
const isWrite = ({ method }: { method: string }) => method !== 'GET';
