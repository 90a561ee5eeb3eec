// Invite links: an end that is capped once, answers that lack the role, and a secret that stays out of the log of requests.
import { expect, test } from 'vitest';
import { at, open } from './call.ts';

const far = '2099-01-01T00:00:00.000Z';
const clock = (instant: string) => () => new Date(instant);

test('leads to this instance, makes Viewers, and ends in a month at the latest', async () => {
  const { sandbox, call } = await open({ clock: clock('2025-01-31T10:00:00.000Z') });
  const made = await call('POST /invite-link/tokens', { name: 'team', expiresAt: far });
  const secret = String(at(made, 'secret'));
  expect(secret).toMatch(/^[0-9a-f]{32}$/);
  expect(made.status).toBe(201);
  expect(made.headers.get('location')).toBe(`tokens/${secret}`);
  expect(made.body).toEqual({
    secret,
    name: 'team',
    url: `${sandbox.url}/new-user?invite=${secret}`,
    expiresAt: '2025-02-28T10:00:00.000Z',
    enabled: true,
    createdAt: '2025-01-31T10:00:00.000Z',
    createdBy: 'admin',
    role: { id: 3, name: 'Viewer', type: 'root' },
    users: [],
  });
  expect((await call(`GET /invite-link/tokens/${secret}`)).body).toEqual(made.body);
  expect((await call('GET /invite-link/tokens')).body).toEqual({ tokens: [made.body] });
});

test('takes any end on update, and answers an empty role there', async () => {
  const { call } = await open();
  const made = await call('POST /invite-link/tokens', { name: 'team', expiresAt: far });
  const path = `/invite-link/tokens/${at(made, 'secret')}`;
  expect(at(made, 'expiresAt')).not.toBe(far);
  expect(await call(`PUT ${path}`, { expiresAt: far })).toMatchObject({ status: 200, body: { expiresAt: far } });
  const disabled = await call(`PUT ${path}`, { enabled: false });
  expect(disabled.body).toMatchObject({ enabled: false, expiresAt: far });
  expect(at(disabled, 'role')).toEqual({});
  expect(at(await call(`GET ${path}`), 'role', 'id')).toBe(3);
});

test('refuses an update of nothing without a word, and has no deletion', async () => {
  const { call } = await open();
  const made = await call('POST /invite-link/tokens', { name: 'team', expiresAt: far });
  const path = `/invite-link/tokens/${at(made, 'secret')}`;
  expect(await call(`PUT ${path}`, {})).toMatchObject({ status: 400, body: undefined });
  expect((await call(`DELETE ${path}`)).status).toBe(404);
  expect(await call('GET /invite-link/tokens/unknown')).toMatchObject({
    status: 404,
    body: { message: 'Could not find public signup token.' },
  });
  expect((await call('PUT /invite-link/tokens/unknown', { enabled: true })).status).toBe(404);
});

test('records the secret in events, as a real server does, and keeps it out of the log of requests, also where there is no route', async () => {
  const { sandbox, call } = await open();
  const secret = String(at(await call('POST /invite-link/tokens', { name: 'team', expiresAt: far }), 'secret'));
  await call(`PUT /invite-link/tokens/${secret}`, { enabled: false });
  await call(`DELETE /invite-link/tokens/${secret}`);
  expect(sandbox.store.events.map(({ type }) => type)).toEqual([
    'public-signup-token-created',
    'public-signup-token-updated',
  ]);
  const [created, updated] = sandbox.store.events.filter(({ type }) => type.startsWith('public-signup-token'));
  expect(created?.data).toMatchObject({ secret, url: `${sandbox.url}/new-user?invite=${secret}` });
  expect(updated?.data).toEqual({ secret, enabled: false });
  expect(JSON.stringify(sandbox.requests)).not.toContain(secret);
  expect(JSON.stringify(sandbox.snapshot({ named: true }))).not.toContain(secret);
});

test('is for admins, in every edition', async () => {
  const { sandbox, call } = await open({ edition: 'oss' });
  const editor = sandbox.createToken({ role: 'Editor' });
  expect((await call('GET /invite-link/tokens')).status).toBe(200);
  expect((await call('GET /invite-link/tokens', undefined, editor)).status).toBe(403);
});
