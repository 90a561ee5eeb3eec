// What a token needs for writing, held against the sandbox: with any one of the permissions it may, and with none it may not.
import { expect, test } from 'vitest';
import { neededPermissions } from '../../src/access/index.ts';
import { members, startWorld } from '../../workshop/catalog.ts';

test('each resource is there, and nothing else', () => {
  expect(Object.keys(neededPermissions).sort()).toEqual(members.map(({ resource }) => resource.name).sort());
});

test.each(members)('$type', async ({ resource, examples }) => {
  await using world = await startWorld();
  const { sandbox, core } = world;
  const before = sandbox.checkpoint();
  await core.apply(examples[0]!);
  const writes = sandbox.requests.filter(({ method }) => method !== 'GET');
  sandbox.restore(before);
  const answersFor = async (permissions: readonly string[]) => {
    const headers = { authorization: sandbox.createToken({ permissions }), 'content-type': 'application/json' };
    const statuses: number[] = [];
    for (const { method, path, body } of writes) {
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      statuses.push((await fetch(`${sandbox.url}${path}`, { method, headers, ...sent })).status);
    }
    return statuses;
  };
  expect(new Set(await answersFor(['READ_ROLE']))).toEqual(new Set([403]));
  // The others are given inside a project.
  const root = neededPermissions[resource.name]!.filter((name) => !/^(UPDATE_PROJECT|PROJECT_)|_PROJECT_/.test(name));
  expect((await answersFor(root.length > 0 ? root : ['ADMIN'])).some((status) => status < 300)).toBe(true);
});
