// Who did it, as far as the log tells: where it does not, nobody is named.
import { expect, test } from 'vitest';
import { createAdminApi, eventTypes } from '../../src/admin-api/index.ts';
import { blame, type Question } from '../../src/events/index.ts';
import { endings } from '../../src/events/blame/judge.ts';
import { trails } from '../../src/events/blame/trails.ts';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';
import { members } from '../../workshop/catalog.ts';

async function open(options: SandboxOptions = {}) {
  const sandbox = await startSandbox({ seed: { projects: [{ id: 'shop', name: 'Shop' }] }, ...options });
  const api = createAdminApi({ url: sandbox.url, token: sandbox.token, fetch: sandbox.fetch, env: {} });
  return { sandbox, api, [Symbol.asyncDispose]: () => sandbox.stop() };
}

const about = (attribute: string, item: object): Question => ({
  ...{ type: 'tag_type', state: { name: 'team' }, found: 'changed', attribute, fields: [attribute], item },
});

test('each resource has a trail, of events that there are', () => {
  expect(Object.keys(trails).sort()).toEqual(members.map(({ resource }) => resource.name).sort());
  const known: readonly string[] = eventTypes;
  const named = [...Object.values(trails).flatMap(({ types }) => types), ...endings];
  // Not every life has all three events.
  expect(named.filter((type) => !known.includes(type))).toEqual([
    ...['feature-type-created', 'feature-type-deleted', 'service-account-token-updated'],
  ]);
});

test('the last event that touched the attribute counts, and not the last one', async () => {
  await using world = await open();
  const { api } = world;
  await api.createTagType({ body: { name: 'team', icon: 'a', description: 'x' } });
  await api.updateTagType({ name: 'team', body: { icon: 'b', description: 'x' } });
  await api.updateTagType({ name: 'team', body: { icon: 'b', description: 'y' } });
  const [created, first, second] = world.sandbox.store.events.slice(-3).map(({ id }) => id);
  const item = { name: 'team', icon: 'b', description: 'y' };
  const found = await blame(api, [
    about('icon', item),
    about('description', item),
    { ...about('icon', item), found: 'unmanaged' },
  ]);
  expect(found.map(({ event }) => event)).toEqual([first, second, created]);
});

test("a value that no event left is nobody's", async () => {
  await using world = await open();
  await world.api.createTagType({ body: { name: 'team', icon: 'a' } });
  const [verdict] = await blame(world.api, [about('icon', { name: 'team', icon: 'other' })]);
  expect(verdict).toMatchObject({ by: null, at: null, event: null, doubt: 'The log has no event of this.' });
});

test('who may not read the log is told so, and an instance that fails is an error', async () => {
  const question = about('icon', {});
  const fail = (status: number) =>
    [{ method: 'GET', path: '/api/admin/search/events', how: { status }, times: 'always' }] as const;
  await using forbidden = await open({ fail: fail(403) });
  expect(await blame(forbidden.api, [question])).toMatchObject([
    { by: null, doubt: 'This token may not read the event log.' },
  ]);
  await using failing = await open({ fail: fail(400) });
  await expect(blame(failing.api, [question])).rejects.toThrow('400');
});

test('a service account, a person and an admin token are told apart', async () => {
  await using world = await open();
  const { sandbox, api } = world;
  const { id } = await api.createServiceAccount({ body: { username: 'ci', name: 'CI', rootRole: 1 } });
  const tokens = [sandbox.createToken({ user: id }), sandbox.createToken({ role: 'Admin' }), sandbox.token];
  for (const [index, token] of tokens.entries()) {
    const own = createAdminApi({ url: sandbox.url, token, fetch: sandbox.fetch, env: {} });
    await own.createTagType({ body: { name: `team-${index}`, icon: '' } });
  }
  const questions = tokens.map(
    (_, index): Question => ({ type: 'tag_type', state: { name: `team-${index}` }, found: 'unmanaged' }),
  );
  expect((await blame(api, questions)).map(({ how }) => how)).toEqual(['service account', 'person', 'admin token']);
});

test('an old event is found behind many younger ones, and nobody is asked where there is no question', async () => {
  await using world = await open();
  const { sandbox, api } = world;
  await api.createTagType({ body: { name: 'team', icon: 'a' } });
  for (let index = 0; index < 1200; index += 1) {
    const [event] = sandbox.store.events.slice(-1);
    sandbox.store.events.push({ ...event!, id: event!.id + 1, data: { name: `other-${index}` } as never });
  }
  const [found] = await blame(api, [{ ...about('icon', {}), found: 'unmanaged' }]);
  expect(found?.by).toBe('admin');
  const before = sandbox.requests.length;
  expect(await blame(api, [])).toEqual([]);
  expect(sandbox.requests.length).toBe(before);
});
