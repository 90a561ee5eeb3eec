// Laws of list resources: every collection is listed as it is, each object can be imported by what is said of it, and limits hold.
import { parse } from '@cdktf/hcl2json';
import { describe, expect, test } from 'vitest';
import { importNames, providerHandlers } from '../../src/terraform/framework/index.ts';
import { type Block, queryResources } from '../../src/terraform/testing/index.ts';
import { members, offered, provider, startWorld } from '../../workshop/catalog.ts';
import { underCores } from '../support/cores.ts';
import { configuredHandlers } from '../support/configured-handlers.ts';
import { readPage } from '../support/documented-page.ts';
import { applied, importId, stateOf } from '../support/laws/index.ts';

const listed = members.filter(({ resource }) => resource.list);

/** Parts of what other types list whole: grants of a project, settings of its environments. */
const parts = ['unleash_change_request_settings', 'unleash_project_member', 'unleash_project_role_binding'];

test('every collection is listed; what has no list is a part of one, or there is one of it', () => {
  expect(listed.length).toBeGreaterThan(20);
  const others = members.filter(({ resource }) => !resource.list && resource.identity.length > 0);
  expect(others.map(({ type }) => type)).toEqual(parts);
});

const query: typeof queryResources = (handlers, type, options) =>
  queryResources(handlers, type, { known: offered(), ...options });

/** A query file, as JSON. */
interface QueryFile {
  readonly list: { readonly [type: string]: { readonly [name: string]: readonly [ListBlock] } };
}
interface ListBlock {
  readonly provider: string;
  readonly config?: readonly [Block['body']];
}

describe.each(underCores(listed, 'list'))('$type with $core', ({ profile, core: _, ...member }) => {
  const { type, resource, examples } = member;

  test('lists what the example made, by identity and name, and whole when it is asked for', async () => {
    await using world = await startWorld(undefined, profile);
    await applied(member, world.core, examples[0]!);
    const state = stateOf(member, world.core);
    const handlers = await configuredHandlers(world.sandbox);
    const { listed: all, diagnostics } = await query(handlers, type, { profile, includeResource: true });
    expect(diagnostics).toEqual([]);
    const identity = Object.fromEntries(importNames(resource).map((name) => [name, state[name]]));
    const [found, ...others] = all.filter((one) => JSON.stringify(one.identity) === JSON.stringify(identity));
    expect(others).toEqual([]);
    expect(found!.displayName).not.toBe('');
    const importer = await world.another();
    const imported = await importer.import(`${type}.one`, importId(member, state));
    expect(found!.object).toEqual(imported);
    const bare = await query(handlers, type, { profile });
    expect(bare.listed.map(({ identity }) => identity)).toEqual(all.map(({ identity }) => identity));
    expect(bare.listed.every(({ object }) => object === undefined)).toBe(true);
  });

  test('gives as many as are wanted', async () => {
    await using world = await startWorld(undefined, profile);
    await applied(member, world.core, examples[0]!);
    const handlers = await configuredHandlers(world.sandbox);
    expect((await query(handlers, type, { profile, limit: 1 })).listed).toHaveLength(1);
    expect((await query(handlers, type, { profile, limit: 0 })).listed).toEqual([]);
  });

  test('answers the examples of its page', async () => {
    const page = readPage(`docs/list-resources/${type.replace('unleash_', '')}.md`);
    const queries = [...page.matchAll(/^```terraform\n(.*?)^```$/gms)].map(([, hcl]) => hcl!);
    expect(queries.length).toBeGreaterThan(0);
    await using world = await startWorld(undefined, profile);
    const handlers = await configuredHandlers(world.sandbox);
    for (const hcl of queries) {
      const asked = ((await parse('example.tfquery.hcl', hcl)) as QueryFile).list[type]!;
      for (const [{ provider: by, config: [config] = [{}] }] of Object.values(asked)) {
        expect(by).toMatch(/^.{unleash}$/);
        expect((await query(handlers, type, { profile, config })).diagnostics).toEqual([]);
      }
    }
  });

  test('says why where nothing can be listed', async () => {
    const handlers = providerHandlers(provider());
    const { listed: none, diagnostics } = await query(handlers, type, { profile });
    expect(none).toEqual([]);
    expect(diagnostics).toEqual([expect.objectContaining({ severity: 'error', summary: `Cannot list ${type}` })]);
  });
});

test('a query over everything asks for each list once', async () => {
  await using world = await startWorld();
  const handlers = await configuredHandlers(world.sandbox);
  const before = world.sandbox.requests.length;
  for (const { type } of listed) await query(handlers, type);
  const asked = world.sandbox.requests.slice(before).map(({ method, path }) => `${method} ${path}`);
  expect(asked.filter((one, index) => asked.indexOf(one) !== index)).toEqual([]);
});

test('a filter keeps those that fit it', async () => {
  await using world = await startWorld({
    seed: { users: ['ann', 'bob'].map((name) => ({ username: name, name, rootRole: 'Viewer' })) },
  });
  const handlers = await configuredHandlers(world.sandbox);
  const { listed: found } = await query(handlers, 'unleash_user', { config: { name: 'bob' } });
  expect(found.map(({ displayName }) => displayName)).toEqual(['bob']);
});
