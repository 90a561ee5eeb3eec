// Service accounts and their tokens: among the users by number and name, apart from them in lists.
import { expect, test } from 'vitest';
import { at, open } from './call.ts';

const bot = { username: 'bot', name: 'Bot', rootRole: 2 };
const future = '2099-01-01T00:00:00.000Z';

test('shares numbers and names with users, and is not one of them', async () => {
  const { call } = await open({ seed: { users: [{ username: 'ann' }] } });
  const made = await call('POST /service-account', bot);
  expect(made).toMatchObject({ status: 201, body: { id: 3, ...bot } });
  expect(made.headers.get('location')).toBe('3');
  expect((await call('POST /service-account', bot)).status).toBe(409);
  expect((await call('POST /service-account', { ...bot, username: 'ann' })).status).toBe(409);
  expect((await call('POST /user-admin', { username: 'bot', rootRole: 3 })).status).toBe(400);
  expect((await call('GET /user-admin/3')).status).toBe(404);
  expect((await call('GET /user-admin')).body).toMatchObject({ users: [{ id: 1 }, { id: 2 }] });
  expect((await call('GET /user-admin/access')).body).toMatchObject({
    users: [{}, {}, { id: 3, accountType: 'Service Account' }],
  });
  expect((await call('GET /service-account')).body).toMatchObject({
    serviceAccounts: [{ id: 3, username: 'bot', tokens: [] }],
    rootRoles: [{ name: 'Admin' }, { name: 'Editor' }, { name: 'Viewer' }],
  });
});

test('refuses what has no name or an impossible role, and uses up no number for it', async () => {
  const { sandbox, call } = await open();
  const before = sandbox.snapshot({ sequences: true });
  expect((await call('POST /service-account', { ...bot, username: '' })).status).toBe(400);
  expect((await call('POST /service-account', { ...bot, rootRole: 4 })).status).toBe(400);
  expect((await call('POST /service-account', { ...bot, rootRole: 99 })).status).toBe(400);
  expect((await call('POST /service-account', { username: 'bot' })).status).toBe(400);
  expect((await call('POST /service-account', { ...bot, name: 'x'.repeat(300) })).status).toBe(500);
  expect(sandbox.snapshot({ sequences: true })).toEqual(before);
});

test('changes the name and the root role, never the username, and reads no single account', async () => {
  const { call } = await open();
  await call('POST /service-account', bot);
  const changed = await call('PUT /service-account/2', { name: 'Robot', username: 'other', rootRole: 3 });
  expect(changed).toMatchObject({ status: 200, body: { name: 'Robot', username: 'bot', rootRole: 3 } });
  expect((await call('PUT /service-account/2', {})).body).toEqual(changed.body);
  expect((await call('PUT /service-account/2', { name: 'x', rootRole: 99 })).status).toBe(400);
  expect(at(await call('GET /service-account'), 'serviceAccounts', 0, 'name')).toBe('Robot');
  expect((await call('PUT /service-account/1', { name: 'x' })).status).toBe(404);
  expect((await call('GET /service-account/2')).status).toBe(404);
  expect((await call('PUT /service-account/abc', {})).status).toBe(400);
});

test('shows the secret of a token once, and lets it act as its account', async () => {
  const { sandbox, call } = await open();
  await call('POST /service-account', bot);
  const made = await call('POST /service-account/2/token', {
    description: 'ci',
    expiresAt: '2099-01-01T02:00:00+02:00',
  });
  expect(made).toMatchObject({
    status: 201,
    body: {
      id: 1,
      userId: 2,
      description: 'ci',
      expiresAt: future,
      secret: expect.stringMatching(/^user:[0-9a-f]{56}$/),
    },
  });
  const secret = String(at(made, 'secret'));
  const listed = await call('GET /service-account/2/token');
  expect(listed.body).toEqual({
    pats: [{ id: 1, userId: 2, description: 'ci', expiresAt: future, createdAt: expect.any(String), seenAt: null }],
  });
  expect(at(await call('GET /service-account'), 'serviceAccounts', 0, 'tokens')).toEqual(at(listed, 'pats'));
  expect((await call('POST /context', { name: 'region' }, secret)).status).toBe(201);
  expect((await call('GET /service-account', undefined, secret)).status).toBe(403);
  expect(sandbox.store.events.at(-1)).toMatchObject({ createdBy: 'bot', createdByUserId: 2 });
  expect(JSON.stringify(sandbox.store.events)).not.toContain(secret);
});

test('keeps the rules of personal tokens', async () => {
  const { call } = await open();
  await call('POST /service-account', bot);
  const tried = async (body: object) => {
    const answer = await call('POST /service-account/2/token', { description: 'ci', expiresAt: future, ...body });
    return [answer.status, at(answer, 'details', 0, 'message')];
  };
  expect(await tried({ description: '' })).toEqual([400, 'PAT description cannot be empty.']);
  expect(await tried({ expiresAt: '2020-01-01T00:00:00Z' })).toEqual([400, 'The expiry date should be in future.']);
  for (let number = 1; number <= 10; number += 1) await tried({ description: `token ${number}` });
  expect(await tried({})).toEqual([403, 'Too many PATs (10) already exist for this user.']);
  await call('DELETE /service-account/2/token/10');
  expect(await tried({ description: 'token 1' })).toEqual([409, 'PAT description already exists.']);
  expect((await call('POST /service-account/1/token', { description: 'x', expiresAt: future })).status).toBe(404);
});

test('deletes tokens without asking twice, and everything of an account with it', async () => {
  const { sandbox, call } = await open();
  const before = sandbox.snapshot();
  await call('POST /service-account', bot);
  const secret = String(
    at(await call('POST /service-account/2/token', { description: 'a', expiresAt: future }), 'secret'),
  );
  await call('POST /groups', { name: 'crew', users: [{ user: { id: 2 } }] });
  await call('PUT /projects/default/access', { roles: [{ id: 5, users: [2] }] });
  expect((await call('DELETE /service-account/2/token/99')).status).toBe(200);
  expect((await call('DELETE /service-account/2')).status).toBe(200);
  expect((await call('GET /projects', undefined, secret)).status).toBe(401);
  expect((await call('DELETE /service-account/2')).status).toBe(404);
  await call('DELETE /groups/1');
  expect(sandbox.snapshot()).toEqual(before);
  expect((await call('POST /service-account', bot)).body).toMatchObject({ id: 3 });
});

test('writes events under its own names, with the words of the log', async () => {
  const { call } = await open();
  await call('POST /service-account', bot);
  await call('PUT /service-account/2', { name: 'Robot' });
  await call('POST /service-account/2/token', { description: 'a', expiresAt: future });
  await call('DELETE /service-account/2/token/1');
  await call('DELETE /service-account/2');
  expect((await call('GET /search/events')).body).toMatchObject({
    events: [
      { type: 'service-account-deleted', summary: '**admin** deleted service account **Robot**', data: null },
      { type: 'service-account-token-deleted', summary: '**admin** deleted a token for service account **2**' },
      { type: 'service-account-token-created', label: 'Service account token created', data: { ownerId: 2 } },
      { type: 'service-account-updated', preData: { name: 'Bot' }, data: { name: 'Robot' } },
      { type: 'service-account-created', data: { id: 2, ...bot } },
    ],
  });
});
