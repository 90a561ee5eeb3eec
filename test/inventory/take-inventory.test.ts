// What an instance holds: everything of every type that can be listed, whole, with as few requests as can be.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { connect } from '../../provider/index.ts';
import { createAdminApi } from '../../src/admin-api/index.ts';
import { takeInventory } from '../../src/inventory/index.ts';
import { parseSeed, type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';

const seed = parseSeed(JSON.parse(readFileSync('examples/commands/instance.json', 'utf8')));

async function inventoryOf(options: SandboxOptions, isWanted?: (name: string) => boolean) {
  const sandbox = await startSandbox(options);
  try {
    const { url, token, fetch } = sandbox;
    const connected = connect('0.0.0-test', createAdminApi({ url, token, fetch }), token);
    const read: string[] = [];
    const inventory = await takeInventory(connected, {
      isWanted: ({ name }) => isWanted?.(name) ?? true,
      onRead: (type) => read.push(type),
    });
    return { ...inventory, read, connected, requests: sandbox.requests.map(({ path }) => path) };
  } finally {
    await sandbox.stop();
  }
}

test('holds every object of the instance, whole, and asks nothing twice', async () => {
  const { held, hidden, requests, read, connected } = await inventoryOf({ seed });
  expect(hidden).toEqual([]);
  const listed = connected.provider.resources.filter((one) => one.list || one.identity.length === 0);
  expect([...read].sort()).toEqual(listed.map(({ name }) => `unleash_${name}`).sort());
  const users = held.filter(({ typeName }) => typeName === 'unleash_user');
  expect(users.map(({ name }) => name)).toContain('ann@example.com');
  expect(users.every(({ state, importId }) => state.id === importId)).toBe(true);
  for (const { resource, state } of held) expect(Object.keys(state)).toEqual(Object.keys(resource.attributes));
  expect(requests.length).toBeGreaterThan(20);
  expect(requests.filter((path, index) => requests.indexOf(path) !== index)).toEqual([]);
});

test('reads no more than is wanted', async () => {
  const { held, requests } = await inventoryOf({ seed }, (name) => name === 'user');
  expect(new Set(held.map(({ typeName }) => typeName))).toEqual(new Set(['unleash_user']));
  expect(requests).toEqual(['/api/admin/user-admin']);
});

test('tells what the edition lacks, and what the caller may not see', async () => {
  const { hidden } = await inventoryOf({ seed: {}, edition: 'oss' });
  const group = hidden.find(({ typeName }) => typeName === 'unleash_group');
  expect(group).toMatchObject({ name: null, why: 'unavailable' });
  expect(group?.reason).toContain('Enterprise');
  const fail = [{ method: 'GET', path: '/api/admin/segments', how: { status: 403 }, times: 'always' }] as const;
  const { hidden: refused, held } = await inventoryOf({ seed, fail });
  expect(refused).toMatchObject([{ typeName: 'unleash_segment', why: 'forbidden' }]);
  expect(held.length).toBeGreaterThan(0);
});

test('is none where the server does not answer', async () => {
  const fail = [{ method: '*', path: '/**', how: { status: 401 }, times: 'always' }] as const;
  await expect(inventoryOf({ seed, fail })).rejects.toThrow('401');
});
