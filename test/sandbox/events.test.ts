// The event log: one entry per change, without secrets, filtered and paged.

import { expect, test } from 'vitest';
import { systemActor } from '../../src/sandbox/http/actor.ts';
import { recordEvent } from '../../src/sandbox/events/record-event.ts';
import { at, type Call, open } from './call.ts';

const types = async (call: Call, query = '') =>
  (at(await call(`GET /search/events${query}`), 'events') as { type: string }[]).map(({ type }) => type);

test('writes what changed, by whom, before and after', async () => {
  const { call } = await open();
  await call('POST /roles', { name: 'a', permissions: [{ name: 'CREATE_FEATURE' }] });
  await call('PUT /roles/7', { name: 'b' });
  expect(at(await call('GET /search/events'), 'events', 0)).toMatchObject({
    type: 'role-updated',
    createdBy: 'admin',
    createdByUserId: -42,
    ip: '127.0.0.1',
    preData: { name: 'a', permissions: [{ name: 'CREATE_FEATURE' }] },
    data: { name: 'b' },
  });
});

test('names a personal caller by e-mail', async () => {
  const { sandbox, call } = await open({ seed: { users: [{ email: 'ann@example.com', rootRole: 'Admin' }] } });
  await call('POST /roles', { name: 'a' }, sandbox.createToken({ user: 2 }));
  expect(at(await call('GET /search/events'), 'events', 0)).toMatchObject({
    createdBy: 'ann@example.com',
    createdByUserId: 2,
  });
});

test('writes an entry for every kind of change, newest first', async () => {
  const { call } = await open();
  const before = (await types(call, '?limit=1000')).length;
  await call('POST /environments', { name: 'e', type: 't' });
  await call('PUT /environments/update/e', { type: 'u' });
  await call('POST /projects', { id: 'p', name: 'P', environments: [] });
  await call('PUT /projects/p', { name: 'Q' });
  await call('PUT /projects/p/settings', { mode: 'protected' });
  await call('POST /projects/p/environments', { environment: 'e' });
  await call('PUT /projects/p/environments/e/change-requests/config', { changeRequestsEnabled: true });
  await call('PUT /projects/p/access', { roles: [{ id: 4, users: [1] }] });
  await call('POST /projects/p/access', { roles: [5], users: [1], groups: [] });
  await call('PUT /projects/p/users/1/roles', { roles: [4] });
  await call('DELETE /projects/p/users/1/roles');
  await call('DELETE /projects/p/environments/e');
  await call('DELETE /projects/p');
  await call('DELETE /environments/e');
  const all = await types(call, '?limit=1000');
  expect(all.slice(0, all.length - before).reverse()).toEqual([
    'environment-created',
    'environment-updated',
    'project-created',
    'project-updated',
    'project-updated',
    'project-environment-added',
    'change-request-configuration-updated',
    'project-access-updated',
    'project-access-added',
    'project-access-user-roles-updated',
    'project-access-user-roles-deleted',
    'project-environment-removed',
    'project-deleted',
    'environment-deleted',
  ]);
});

test('never shows the secret of a token', async () => {
  const { call } = await open();
  const secret = at(await call('POST /api-tokens', { tokenName: 't', type: 'client' }), 'secret');
  await call(`PUT /api-tokens/${secret}`, { expiresAt: '2031-01-01T00:00:00Z' });
  await call(`DELETE /api-tokens/${secret}`);
  const log = JSON.stringify((await call('GET /search/events')).body);
  expect(log).toContain('api-token-deleted');
  expect(log).not.toContain(String(secret));
});

test('falls back to 50 for a limit out of range, and pages by offset', async () => {
  const { call } = await open();
  for (let index = 0; index < 60; index += 1) await call('PUT /projects/default', { name: `n${index}` });
  for (const limit of ['', '?limit=0', '?limit=1001', '?limit=x']) expect(await types(call, limit)).toHaveLength(50);
  expect(await types(call, '?limit=1000&type=IS:project-updated')).toHaveLength(60);
  const page = await call('GET /search/events?limit=1&offset=59&type=IS:project-updated');
  expect(page.body).toMatchObject({ total: 60, events: [{ data: { name: 'n0' } }] });
});

test('finds what somebody did, the newest first, however the log grows and is cut', async () => {
  const { sandbox, call } = await open();
  const { store } = sandbox;
  const write = (id: number, data: number) =>
    recordEvent(store, { ...systemActor, id }, { type: 'setting-updated', data: { data } });
  const found = async (createdBy: string) =>
    (at(await call(`GET /search/events?createdBy=${createdBy}`), 'events') as { data: { data: number } }[]).map(
      ({ data }) => data.data,
    );
  for (const [id, data] of [
    [7, 1],
    [8, 2],
    [7, 3],
    [9, 4],
  ] as const)
    write(id, data);
  expect(await found('IS:7')).toEqual([3, 1]);
  expect(await found('IS_ANY_OF:8,7,7')).toEqual([3, 2, 1]);
  write(8, 5);
  expect(await found('IS_ANY_OF:8,7')).toEqual([5, 3, 2, 1]);
  store.events.splice(0, 2);
  expect(await found('IS_ANY_OF:8,7')).toEqual([5, 3]);
  store.events.length = 0;
  write(7, 6);
  expect(await found('IS:7')).toEqual([6]);
});

test('keeps the latest events of very many', async () => {
  const { sandbox } = await open();
  const { store } = sandbox;
  for (let count = 0; count <= 100_000; count += 1) recordEvent(store, systemActor, { type: 'setting-updated' });
  expect(store.events.length).toBe(50_001);
  expect(store.events.at(-1)?.id).toBe(store.sequences.event);
});
