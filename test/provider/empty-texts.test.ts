// An empty text is absent wherever null could stand: tables and optional() give one for what is left out.
import { describe, expect, test } from 'vitest';
import type { Attributes } from '../../src/terraform/framework/index.ts';
import { type Member, members, startWorld } from '../../workshop/catalog.ts';
import { errorsOf, pending } from '../support/laws/index.ts';
import { targetOf } from '../support/laws/walk.ts';
import { type Block, parseConfiguration } from '../../src/terraform/testing/index.ts';

type Json = Block['body'][string];

/** Steps to each text that may be left out, nested ones included. */
function optionalTexts(attributes: Attributes, path: readonly string[] = []): string[][] {
  return Object.entries(attributes).flatMap(([name, { kind, presence }]) => {
    const here = [...path, name];
    if (kind.nested) return optionalTexts(kind.nested.attributes, here);
    return kind.type === 'string' && /^optional/.test(presence) ? [here] : [];
  });
}

/** The body with a value at a path, in every member of a collection on the way; undefined where there is no such member. */
function put(value: Json, [step, ...rest]: readonly string[], to: Json): Json | undefined {
  if (step === undefined) return to;
  if (Array.isArray(value)) {
    const all = value.map((one) => put(one, [step, ...rest], to));
    return all.length === 0 || all.includes(undefined) ? undefined : (all as Json[]);
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const inner = put((value as { [name: string]: Json })[step] ?? (rest.length === 0 ? null : undefined!), rest, to);
  return inner === undefined ? undefined : { ...value, [step]: inner };
}

/** One that may be left out only because another one takes its place is a text like one that must be set. */
const mustBeGiven = ({ resource }: Member, [name = '']: readonly string[]) =>
  resource.attributes[name]!.facts.pair?.isRequired === true;

const texts = members.flatMap((member) =>
  optionalTexts(member.resource.attributes)
    .filter((path) => !mustBeGiven(member, path))
    .map((path) => ({ type: member.type, name: path.join('.'), path, member })),
);

const withValue = async ({ type, examples }: Member, path: readonly string[], to: Json) => {
  for (const example of examples) {
    const blocks = await parseConfiguration(example);
    const changed = blocks.map((block) =>
      block.type === type ? { ...block, body: put(block.body, path, to) } : block,
    );
    if (changed.every(({ body }) => body !== undefined)) return changed as Block[];
  }
  return undefined;
};

describe('every text that may be left out', () => {
  test('there are many, nested ones among them', () => {
    expect(texts.length).toBeGreaterThan(40);
    expect(texts.filter(({ path }) => path.length > 1).length).toBeGreaterThan(5);
  });

  test.each(texts)(
    '$type: "" for $name is refused like null, or does what null does and rests',
    async ({ path, member }) => {
      const [empty, absent] = [await withValue(member, path, ''), await withValue(member, path, null)];
      if (!empty || !absent) throw new Error('no example has such an object');
      const planned = async (blocks: Block[]) => {
        await using world = await startWorld();
        const change = targetOf(member, await world.core.apply(blocks));
        const errors = errorsOf([change]).map(({ path: at, summary }) => `${at} ${summary}`);
        const next = pending(await world.core.plan(blocks)).filter(() => errors.length === 0);
        await world.core.reload();
        const refreshed = errors.length === 0 ? await world.core.refresh() : [];
        const others = errors.length === 0 ? pending(await world.core.plan(empty)).map(({ action }) => action) : [];
        return { errors, next, refreshed, replaced: others.filter((action) => action !== 'update') };
      };
      const [withNull, withEmpty] = [await planned(absent), await planned(empty)];
      expect(withEmpty).toEqual(withNull);
      expect(withEmpty).toMatchObject({ next: [], refreshed: [], replaced: [] });
    },
  );
});

test('a table with an empty environment makes the role once', async () => {
  await using world = await startWorld();
  const hcl = `resource "unleash_role" "r" {
    name = "From a table"
    type = "custom"
    description = ""
    permissions = [
      { name = "CREATE_FEATURE_STRATEGY", environment = "" },
      { name = "UPDATE_FEATURE_ENVIRONMENT", environment = "production" },
    ]
  }`;
  expect(errorsOf(await world.core.apply(hcl))).toEqual([]);
  expect(pending(await world.core.plan(hcl))).toEqual([]);
  expect(world.sandbox.store.roles.get(7)?.permissions).toMatchObject([
    { name: 'CREATE_FEATURE_STRATEGY' },
    { name: 'UPDATE_FEATURE_ENVIRONMENT', environment: 'production' },
  ]);
});

test('a project with an empty default_stickiness leaves it to Unleash', async () => {
  await using world = await startWorld();
  const project = (stickiness: string) =>
    `resource "unleash_project" "p" {\n  id = "p"\n  name = "P"\n  default_stickiness = "${stickiness}"\n}`;
  await world.core.apply(project('userId'));
  expect(errorsOf(await world.core.apply(project('')))).toEqual([]);
  expect(world.sandbox.store.projects.get('p')?.defaultStickiness).toBe('userId');
  expect(pending(await world.core.plan(project('')))).toEqual([]);
});

test('two users whose user names are empty are two, and a lost answer finds each by its address', async () => {
  await using world = await startWorld();
  const user = (name: string) =>
    `resource "unleash_user" "${name}" {\n  username = ""\n  email = "${name}@example.com"\n  root_role = 3\n}\n`;
  world.sandbox.fail({ operation: 'createUser', how: 'reset-after' });
  expect(errorsOf(await world.core.apply(user('a') + user('b')))).toEqual([]);
  expect(pending(await world.core.plan(user('a') + user('b')))).toEqual([]);
});

test('a name or an address that somebody set in the admin UI stays, and the plan rests', async () => {
  await using world = await startWorld();
  const user = (rest = '') => `resource "unleash_user" "u" {\n  username = "u"\n  root_role = 3\n  ${rest}\n}`;
  await world.core.apply(user());
  Object.assign(world.sandbox.store.accounts.get(2)!, { name: 'Ada', email: 'ada@example.com' });
  await world.core.refresh();
  expect(pending(await world.core.plan(user()))).toEqual([]);
  expect(errorsOf(await world.core.apply(user('name = "Grace"')))).toEqual([]);
  expect(errorsOf(await world.core.plan(user()))).toMatchObject([{ path: 'name', summary: 'Cannot clear name' }]);
  expect(world.sandbox.store.accounts.get(2)).toMatchObject({ name: 'Grace', email: 'ada@example.com' });
});
