// Tokens that a server stores securely: what it shows of them, by what they are named, and what becomes of them.
import { expect, test } from 'vitest';
import { at, open } from './call.ts';

const wish = { tokenName: 'ci', type: 'backend', environment: 'development', projects: ['default'] };

test('a secret is shown once, works, and is named by its selector from then on', async () => {
  const { sandbox, call } = await open({ secureTokens: true });
  const made = await call('POST /api-tokens', wish);
  const secret = String(at(made, 'secret'));
  const [, selector] = /^default:development\.v2_([\w-]{22})_[\w-]{43}$/.exec(secret)!;
  const known = { ...wish, project: 'default', secure: true, createdAt: expect.any(String) };
  expect(made).toMatchObject({ status: 201, body: { ...known, secret } });
  expect((await call('GET /api-tokens/ci')).body).toEqual({ tokens: [{ ...known, secret: selector }] });
  expect((await call('GET /projects', undefined, secret)).status).toBe(403);
  expect((await call('GET /projects', undefined, selector)).status).toBe(401);
  expect(JSON.stringify(sandbox.store.events)).toContain(selector);
  expect(JSON.stringify(sandbox.store.events)).not.toContain(secret);
});

test('the selector and the whole secret name it', async () => {
  const { sandbox, call } = await open({ secureTokens: true });
  const names = (secret: string) => [secret, secret.replace(/^.*v2_(.{22})_.*$/, '$1')];
  const expiresAt = '2030-01-01T00:00:00.000Z';
  for (const which of [0, 1]) {
    const name = names(String(at(await call('POST /api-tokens', wish), 'secret')))[which];
    await call(`PUT /api-tokens/${name}`, { expiresAt });
    expect((await call('GET /api-tokens/ci')).body).toMatchObject({ tokens: [{ expiresAt }] });
    expect((await call(`DELETE /projects/default/api-tokens/${name}`)).status).toBe(200);
    expect((await call('GET /api-tokens/ci')).body).toEqual({ tokens: [] });
  }
  expect((await call(`DELETE /projects/default/api-tokens/${'x'.repeat(22)}`)).status).toBe(404);
  expect([...sandbox.store.apiTokens.keys()]).toEqual([sandbox.token]);
});

test('a project that goes leaves them behind, for all projects', async () => {
  const seed = { projects: [{ id: 'shop' }] };
  const { call } = await open({ secureTokens: true, seed });
  await call('POST /api-tokens', { ...wish, projects: ['shop'] });
  await call('DELETE /projects/shop');
  expect((await call('GET /api-tokens/ci')).body).toMatchObject({ tokens: [{ projects: ['*'] }] });
});

test.each([
  ['nope', 'violates foreign key constraint'],
  ['default', 'duplicate key value'],
])('what the database refuses is a failure of the server: %s', async (project, said) => {
  const { call } = await open({ secureTokens: true });
  const { status, body } = await call('POST /api-tokens', { ...wish, projects: ['default', project] });
  expect([status, JSON.stringify(body)]).toEqual([500, expect.stringContaining(said)]);
});

test('the secret of a service account begins as those of accounts do', async () => {
  const { call } = await open({ secureTokens: true });
  const id = at(await call('POST /service-account', { username: 'robot', name: 'Robot', rootRole: 1 }), 'id');
  const made = await call(`POST /service-account/${id}/token`, {
    description: 'ci',
    expiresAt: '2099-01-01T00:00:00Z',
  });
  expect(at(made, 'secret')).toMatch(/^user:v2_[\w-]{22}_[\w-]{43}$/);
  expect((await call('GET /projects', undefined, String(at(made, 'secret')))).status).toBe(200);
});
