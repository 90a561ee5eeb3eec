// What every request meets before an endpoint: caller, edition, permission, content type, body.
import { expect, test } from 'vitest';
import { open } from './call.ts';

test('asks for a token, and for a good one', async () => {
  const { sandbox, call } = await open();
  const none = await fetch(`${sandbox.url}/api/admin/roles`);
  expect(none.status).toBe(401);
  expect(await none.json()).toMatchObject({ name: 'AuthenticationRequired', type: 'password', defaultHidden: false });
  expect(await call('GET /roles', undefined, 'nonsense')).toMatchObject({
    status: 401,
    body: { name: 'UnauthorizedError', message: 'You must log in to use Unleash.', id: expect.any(String) },
  });
  expect((await call('GET /roles', undefined, `bearer ${sandbox.token}`)).status).toBe(200);
});

test('sends SDK tokens away with a bare message', async () => {
  const { call } = await open({
    seed: { apiTokens: [{ tokenName: 'sdk', type: 'backend' }] },
  });
  const list = await call('GET /api-tokens');
  const sdk = (list.body as { tokens: { tokenName: string; secret: string }[] }).tokens.find(
    ({ tokenName }) => tokenName === 'sdk',
  );
  const answer = await call('GET /projects', undefined, sdk?.secret);
  expect(answer.status).toBe(403);
  expect(answer.body).toEqual({ message: 'invalid token: expected a different token type for this endpoint' });
});

test('ignores letter case and a trailing slash, and answers 404 for other methods', async () => {
  const { call } = await open();
  expect((await call('GET /ROLES/')).status).toBe(200);
  expect(await call('PATCH /roles', {})).toMatchObject({
    status: 404,
    body: { name: 'NotFoundError', message: 'The path you were looking for (/api/admin/roles) is not available.' },
  });
  expect((await call('GET /environments/%zz')).status).toBe(400);
});

test('lists the first missing property, extra ones and wrong types', async () => {
  const { call } = await open();
  expect((await call('POST /environments', { name: 'x' })).body).toMatchObject({
    name: 'BadDataError',
    id: expect.any(String),
    details: [
      {
        path: '/body/type',
        message: 'The `/body/type` property is required. It was not present on the data you sent.',
      },
    ],
  });
  expect((await call('PUT /projects/default/access', { roles: [], extra: 1 })).body).toMatchObject({
    details: [{ path: '/body/extra', message: expect.stringContaining('does not allow additional properties') }],
  });
  expect((await call('PUT /projects/default/settings', { mode: 'hidden' })).body).toMatchObject({
    details: [{ path: 'mode', message: expect.stringContaining('"open", "protected", "private"') }],
  });
});

test('refuses writes, not reads, during maintenance', async () => {
  const { call } = await open({ seed: { maintenance: true } });
  const answer = await call('POST /roles', { name: 'x' });
  expect(answer.status).toBe(503);
  expect(answer.body).toEqual({ message: 'Unleash is currently in maintenance mode.' });
  expect((await call('GET /roles')).status).toBe(200);
});

test('has in each edition the routes of that edition', async () => {
  const { call: oss } = await open({ edition: 'oss', seed: { projects: [{ id: 'shop' }] } });
  const { call: pro } = await open({ edition: 'pro' });
  for (const target of ['GET /roles', 'GET /groups', 'GET /permissions', 'GET /projects/default/access']) {
    expect(await oss(target), target).toMatchObject({
      status: 404,
      body: { message: expect.stringMatching(/is not available\.$/) },
    });
  }
  expect((await oss('GET /projects')).body).toMatchObject({ projects: [{ id: 'default' }] });
  expect((await oss('GET /user-admin')).status).toBe(200);
  expect((await pro('GET /projects/default/access')).status).toBe(200);
  expect((await pro('GET /projects/default/change-requests/config')).status).toBe(404);
  expect((await pro('GET /groups')).status).toBe(404);
});
