// The twelve laws, for each resource of the catalog, in process against a fresh sandbox with its own examples.
import { describe, expect, test } from 'vitest';
import { resourceBlock } from '../../src/export/index.ts';
import type { FailRule } from '../../src/sandbox/index.ts';
import { type Member, members, startWorld } from '../support/catalog.ts';
import { type Block, type Change, hasErrors, type MiniCore, parseConfiguration } from '../support/mini-core/index.ts';

/** The change of the resource that an example is about; the others are its surroundings. */
const targetOf = ({ type }: Member, changes: readonly Change[]) =>
  changes.find(({ address }) => address.startsWith(`${type}.`))!;
const addressOf = ({ type }: Member, core: MiniCore) =>
  [...core.state.keys()].find((address) => address.startsWith(`${type}.`))!;
const stateOf = (member: Member, core: MiniCore) => core.state.get(addressOf(member, core))!.value;
const errorsOf = (changes: readonly Change[]) =>
  changes.flatMap(({ diagnostics }) => diagnostics).filter(({ severity }) => severity === 'error');
const importId = ({ resource }: Member, state: { readonly [name: string]: unknown }) =>
  resource.identity.length === 0 ? resource.name : resource.identity.map((name) => String(state[name])).join(':');

async function applied(member: Member, core: MiniCore, example: string | readonly Block[]) {
  const changes = await core.apply(example);
  expect(errorsOf(changes)).toEqual([]);
  return targetOf(member, changes);
}
const pending = (changes: readonly Change[]) => changes.filter(({ action }) => action !== 'no-op');

describe.each(members)('$type', (member) => {
  const { type, resource, examples } = member;
  const attributes = Object.entries(resource.attributes) as [string, (typeof resource.attributes)[string]][];
  const isFixed = (name: string) =>
    resource.identity.includes(name) || resource.attributes[name].facts.forcesReplacement;

  test('1: it has an example, and more of them where it has something to change', () => {
    expect(examples.length).toBeGreaterThanOrEqual(2);
    for (const example of examples) expect(example).toContain(`resource "${type}"`);
  });

  test('2: its examples validate', async () => {
    await using world = await startWorld();
    for (const example of examples) expect(await world.core.validate(example)).toEqual([]);
  });

  test('3 to 5: apply keeps every planned value, a second plan is empty, refresh changes nothing', async () => {
    for (const example of examples) {
      await using world = await startWorld();
      const change = await applied(member, world.core, example);
      expect(change.action).toBe('create');
      await world.core.reload();
      expect(pending(await world.core.plan(example))).toEqual([]);
      expect(await world.core.refresh()).toEqual([]);
    }
  });

  test('6: import by id gives the same state', async () => {
    for (const example of examples) {
      await using world = await startWorld();
      await applied(member, world.core, example);
      const state = stateOf(member, world.core);
      const imported = await (await world.another()).import(`${type}.imported`, importId(member, state));
      const others = attributes.filter(
        ([name, attribute]) => !attribute.facts.notReturned && !attribute.same(imported[name], state[name]),
      );
      expect(others.map(([name]) => name)).toEqual([]);
    }
  });

  test('7: each next example updates in place, or replaces exactly where declared', async () => {
    await using world = await startWorld();
    for (const [index, example] of examples.entries()) {
      const change = await applied(member, world.core, example);
      const { prior, planned } = change;
      const replaces = attributes.some(
        ([name, attribute]) =>
          isFixed(name) && attribute.settable && prior && !attribute.same(prior[name], planned?.[name]),
      );
      expect([index, change.action]).toEqual([index, index === 0 ? 'create' : replaces ? 'replace' : 'update']);
      expect(pending(await world.core.plan(example))).toEqual([]);
    }
  });

  test.runIf(resource.delete)('8: deleted behind our back, it is planned again', async () => {
    await using world = await startWorld();
    const [example = ''] = examples;
    await applied(member, world.core, example);
    const other = await world.another();
    await other.import(`${type}.other`, importId(member, stateOf(member, world.core)));
    expect(errorsOf(await other.destroy())).toEqual([]);
    const plan = targetOf(member, await world.core.plan(example));
    expect(['create', 'update']).toContain(plan.action);
    await applied(member, world.core, example);
    expect(pending(await world.core.plan(example))).toEqual([]);
  });

  test('9: every settable attribute changed behind our back shows as drift at its own path', async () => {
    const seen = new Set<string>();
    for (const [index, example] of examples.entries()) {
      const next = examples[index + 1];
      if (next === undefined) break;
      for (const [name] of attributes) {
        if (isFixed(name)) continue;
        const drifted = await driftOf(member, example, next, name);
        if (drifted?.length === 0) continue;
        if (drifted) expect(drifted, `a change of ${name}`).toContain(name);
        if (drifted) seen.add(name);
      }
    }
    const settable = attributes.filter(
      ([name, { settable, facts }]) => settable && !facts.notReturned && !isFixed(name),
    );
    expect([...seen].sort()).toEqual(settable.map(([name]) => name).sort());
  });

  test('10: destroy leaves the server as it was, or warns', async () => {
    for (const example of examples) {
      await using world = await startWorld();
      const before = world.sandbox.snapshot();
      await applied(member, world.core, example);
      const changes = await world.core.destroy();
      expect(errorsOf(changes)).toEqual([]);
      expect(world.core.state.size).toBe(0);
      const warned = changes.some(({ diagnostics }) => diagnostics.length > 0);
      if (!warned) expect(world.sandbox.snapshot()).toEqual(before);
      expect(warned).toBe(resource.delete === undefined);
    }
  });

  test('11: exported to HCL, it plans empty', async () => {
    for (const example of examples) {
      await using world = await startWorld();
      await applied(member, world.core, example);
      const state = stateOf(member, world.core);
      const core = await world.another();
      await core.import(`${type}.exported`, importId(member, state));
      const hcl = resourceBlock(resource, type, 'exported', core.state.get(`${type}.exported`)!.value as never);
      expect(pending(await core.plan(hcl)), hcl).toEqual([]);
    }
  });

  test('12: a failing call gives one diagnostic that names the resource, and the next apply converges', async () => {
    const calls = await callsOf(member);
    expect(calls.length).toBeGreaterThan(0);
    for (const operation of calls)
      for (const how of failures) await survives(member, { operation, how, times: 'always' });
  });
});

/** Paths at which refresh shows drift after somebody else gave one attribute its value from the next example. */
async function driftOf(member: Member, example: string, next: string, name: string): Promise<string[] | undefined> {
  const { type, resource } = member;
  const blocks = await parseConfiguration(example);
  const target = blocks.find((block) => block.type === type)!;
  const changed = (await parseConfiguration(next)).find((block) => block.type === type)!.body[name];
  if (JSON.stringify(target.body[name]) === JSON.stringify(changed)) return undefined;
  const body = Object.fromEntries(
    Object.entries({ ...target.body, [name]: changed }).filter(([, value]) => value !== undefined),
  ) as Block['body'];
  const known = new Set(blocks.map(({ address }) => address));
  if (
    /\bunleash_\w+\.\w+/.test(JSON.stringify(changed ?? '')) &&
    ![...known].some((address) => JSON.stringify(changed).includes(address))
  )
    return undefined;

  await using world = await startWorld();
  await applied(member, world.core, example);
  const other = await world.another();
  for (const [address, stored] of world.core.state) other.state.set(address, stored);
  const alone = blocks.map((block) => (block === target ? { ...block, body } : block));
  const invalid = hasErrors(await other.validate(alone));
  if (invalid) await other.apply(next);
  else await applied(member, other, alone);
  const drift = (await world.core.refresh()).find(({ address }) => address.startsWith(`${type}.`));
  if (!drift) return [];
  return Object.keys(resource.attributes).filter(
    (key) => !resource.attributes[key].same(drift.before[key], drift.after?.[key] ?? null),
  );
}

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

/** Walks through the examples and the end with one call failing each time, and again without it. */
async function survives(member: Member, rule: FailRule): Promise<void> {
  const label = `${rule.operation} ${JSON.stringify(rule.how)}`;
  await using clean = await startWorld();
  await using world = await startWorld();
  for (const example of member.examples) {
    await applied(member, clean.core, example);
    world.sandbox.fail(rule);
    const changes = await world.core.apply(example);
    for (const { severity, summary, detail } of changes.flatMap(({ diagnostics }) => diagnostics)) {
      if (severity === 'error') expect(summary, label).toMatch(/unleash_\w+/);
      expect(detail, label).not.toMatch(/bug in the provider/);
    }
    world.sandbox.clearFailures();
    const again = await world.core.apply(example);
    expect(errorsOf(again), label).toEqual([]);
    expect(pending(await world.core.plan(example)), label).toEqual([]);
    expect(withoutIds(world.sandbox.snapshot()), label).toEqual(withoutIds(clean.sandbox.snapshot()));
  }
  world.sandbox.fail(rule);
  await world.core.destroy();
  world.sandbox.clearFailures();
  expect(errorsOf(await world.core.destroy()), label).toEqual([]);
  await clean.core.destroy();
  expect(world.core.state.size).toBe(0);
  expect(withoutIds(world.sandbox.snapshot()), label).toEqual(withoutIds(clean.sandbox.snapshot()));
}

/** How many of everything there is and what it is called: a retried creation takes other numbers. */
const withoutIds = (snapshot: { [key: string]: unknown }) =>
  Object.fromEntries(
    Object.entries(snapshot).map(([key, value]) => {
      const items = typeof value === 'object' && value !== null ? Object.values(value) : [value];
      return [
        key,
        items
          .map(
            (item) =>
              (item as { name?: string; email?: string } | null)?.name ??
              (item as { email?: string } | null)?.email ??
              1,
          )
          .sort(),
      ];
    }),
  );
