// The laws that need nothing but a server: what every resource does, wherever it is applied.
import { expect } from 'vitest';
import { resourceBlock } from '../../../src/export/index.ts';
import { isKeptOut } from '../../../src/terraform/framework/index.ts';
import type { Value } from '../../../src/terraform/protocol/index.ts';
import { findDrift } from './find-drift.ts';
import {
  applied,
  attributesOf,
  errorsOf,
  importId,
  isFixed,
  type Lawful,
  type Open,
  pending,
  stateOf,
  targetOf,
} from './walk.ts';

/** 3 to 5. */
export async function keepsWhatWasPlanned(member: Lawful, open: Open): Promise<void> {
  for (const example of member.examples) {
    await using place = await open();
    const change = await applied(member, place.core, example);
    expect(change.action).toBe('create');
    await place.core.reload();
    expect(pending(await place.core.plan(example))).toEqual([]);
    expect(await place.core.refresh()).toEqual([]);
  }
}

/** 6. An import reads a secret that the configuration keeps out of state; the next apply takes it out again. */
export async function importsTheSame(member: Lawful, open: Open): Promise<void> {
  for (const example of member.examples) {
    await using place = await open();
    await applied(member, place.core, example);
    const state = stateOf(member, place.core);
    const imported = await (await place.another()).import(`${member.type}.imported`, importId(member, state));
    const others = attributesOf(member).filter(
      ([name, attribute]) =>
        !attribute.facts.notReturned &&
        !isKeptOut(attribute, name, state) &&
        !attribute.same(
          imported[name],
          attribute.facts.pair?.isShared ? toldOf(state[name], imported[name]) : state[name],
        ),
    );
    expect(others.map(([name]) => name)).toEqual([]);
  }
}

/** Of a map that is secret in parts, what an import is told: perhaps nothing. */
function toldOf(whole: Value, told: Value): Value {
  if (!(whole instanceof Map)) return whole;
  return told instanceof Map ? new Map([...whole].filter(([key]) => told.has(key))) : null;
}

/** 7. */
export async function followsItsExamples(member: Lawful, open: Open): Promise<void> {
  await using place = await open();
  for (const [index, example] of member.examples.entries()) {
    const { action, prior, planned } = await applied(member, place.core, example);
    const replaces = attributesOf(member).some(
      ([name, attribute]) =>
        isFixed(member, name) && attribute.settable && prior && !attribute.same(prior[name], planned?.[name]),
    );
    expect([index, action]).toEqual([index, index === 0 ? 'create' : replaces ? 'replace' : 'update']);
    expect(pending(await place.core.plan(example))).toEqual([]);
  }
}

/** 8. */
export async function returnsWhenDeleted(member: Lawful, open: Open): Promise<void> {
  await using place = await open();
  const example = member.examples[0]!;
  await applied(member, place.core, example);
  const other = await place.another();
  await other.import(`${member.type}.other`, importId(member, stateOf(member, place.core)));
  expect(errorsOf(await other.destroy())).toEqual([]);
  const plan = targetOf(member, await place.core.plan(example));
  expect(['create', 'update']).toContain(plan.action);
  await applied(member, place.core, example);
  expect(pending(await place.core.plan(example))).toEqual([]);
}

/** 9. */
export async function showsDriftAtItsPath(member: Lawful, open: Open): Promise<void> {
  const seen = new Set<string>();
  for (const [index, example] of member.examples.entries()) {
    const next = member.examples[index + 1];
    if (next === undefined) break;
    for (const [name] of attributesOf(member)) {
      if (isFixed(member, name)) continue;
      const drifted = await findDrift(member, open, { example, next, name });
      if (drifted?.length === 0) continue;
      if (drifted) expect(drifted, `a change of ${name}`).toContain(name);
      if (drifted) seen.add(name);
    }
  }
  const settable = attributesOf(member).filter(
    ([name, { settable, facts }]) => settable && !facts.notReturned && !isFixed(member, name),
  );
  expect([...seen].sort()).toEqual(settable.map(([name]) => name).sort());
}

/** 10. */
export async function leavesNothingBehind(member: Lawful, open: Open): Promise<void> {
  for (const example of member.examples) {
    await using place = await open();
    const before = await place.snapshot();
    await applied(member, place.core, example);
    const changes = await place.core.destroy();
    expect(errorsOf(changes)).toEqual([]);
    expect(place.core.state.size).toBe(0);
    const warned = changes.some(({ diagnostics }) => diagnostics.length > 0);
    if (!warned) expect(await place.snapshot()).toEqual(before);
    if (!member.resource.delete) expect(warned).toBe(true);
  }
}

/** A map is an object in HCL, as in JSON. */
const toJson = (value: unknown) =>
  JSON.stringify(value, (_, part: unknown) => (part instanceof Map ? Object.fromEntries(part) : part));

/** 11. */
export async function plansEmptyWhenExported(member: Lawful, open: Open): Promise<void> {
  const { type, resource } = member;
  for (const example of member.examples) {
    await using place = await open();
    await applied(member, place.core, example);
    const core = await place.another();
    await core.import(`${type}.exported`, importId(member, stateOf(member, place.core)));
    const exported = core.state.get(`${type}.exported`)!.value;
    const hcl = resourceBlock(resource, type, 'exported', exported as never);
    const filledIn = hcl.replace(/var\.exported_(\w+)/g, (_, name: string) => toJson(exported[name]));
    expect(pending(await core.plan(filledIn)), hcl).toEqual([]);
  }
}
