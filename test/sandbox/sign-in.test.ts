// How people sign in: settings that are replaced as a whole, read back with defaults, and leave no secret in the log.
import { expect, test } from 'vitest';
import { open } from './call.ts';

const oidc = { enabled: true, clientId: 'unleash', secret: 's3cret-value', discoverUrl: 'https://id.example.com/x' };
const saml = { enabled: true, entityId: 'e', signOnUrl: 'free text', certificate: 'c3rt-value' };

test('has nothing to say before the first configuration', async () => {
  const { call } = await open();
  expect((await call('GET /auth/oidc/settings')).body).toEqual({});
  expect((await call('GET /auth/saml/settings')).body).toEqual({});
  expect((await call('GET /auth/simple/settings')).body).toEqual({ disabled: false });
  expect((await call('GET /scim-settings')).body).toEqual({ enabled: false, hasToken: false });
});

test('reads the OpenID Connect secret back in clear, with Editor as the role for new people', async () => {
  const { call } = await open();
  const answer = await call('POST /auth/oidc/settings', oidc);
  expect(answer.status).toBe(200);
  expect(answer.body).not.toHaveProperty('secret');
  expect((await call('GET /auth/oidc/settings')).body).toEqual({ ...oidc, defaultRootRoleId: 2 });
});

test('lets the id of the default role win over its name', async () => {
  const { call } = await open();
  await call('POST /auth/oidc/settings', { ...oidc, defaultRootRole: 'Viewer' });
  expect((await call('GET /auth/oidc/settings')).body).toMatchObject({ defaultRootRoleId: 3 });
  await call('POST /auth/oidc/settings', { ...oidc, defaultRootRole: 'Viewer', defaultRootRoleId: 1 });
  expect((await call('GET /auth/oidc/settings')).body).toMatchObject({ defaultRootRoleId: 1 });
});

test.each([
  ['oidc', oidc],
  ['saml', saml],
])('keeps Editor where a client of %s writes back that it found no role, and says so', async (way, settings) => {
  const { call } = await open();
  const answer = await call(`POST /auth/${way}/settings`, { ...settings, defaultRootRoleId: 0 });
  expect(answer).toMatchObject({ status: 200, body: { defaultRootRoleId: 2 } });
  expect((await call(`GET /auth/${way}/settings`)).body).toMatchObject({ defaultRootRoleId: 2 });
});

test('replaces everything, and needs the essentials only to be enabled', async () => {
  const { call } = await open();
  await call('POST /auth/oidc/settings', { ...oidc, emailDomains: 'example.com', autoCreate: true });
  expect((await call('POST /auth/oidc/settings', { enabled: true, clientId: 'x' })).status).toBe(400);
  expect((await call('POST /auth/oidc/settings', { enabled: false })).status).toBe(200);
  expect((await call('GET /auth/oidc/settings')).body).toEqual({ enabled: false, defaultRootRoleId: 2 });
  expect((await call('POST /auth/saml/settings', { enabled: true, entityId: 'e' })).status).toBe(400);
  expect((await call('POST /auth/saml/settings', saml)).status).toBe(200);
  expect((await call('GET /auth/saml/settings')).body).toEqual({ ...saml, defaultRootRoleId: 2 });
});

test('switches passwords off, and tells the admin UI', async () => {
  const { call } = await open();
  expect((await call('POST /auth/simple/settings', { disabled: true })).body).toEqual({ disabled: true });
  expect((await call('GET /ui-config')).body).toMatchObject({ disablePasswordAuth: true });
  expect((await call('POST /auth/simple/settings', {})).body).toEqual({ disabled: false });
});

test('says in events only that something changed', async () => {
  const { sandbox, call } = await open();
  for (let round = 0; round < 2; round += 1) {
    await call('POST /auth/oidc/settings', oidc);
    await call('POST /auth/saml/settings', saml);
  }
  const hidden = { hideEventDetails: true };
  expect(sandbox.store.events).toMatchObject([
    { type: 'setting-created', preData: null, data: { id: 'unleash.enterprise.auth.oidc', ...hidden } },
    { type: 'setting-created', preData: null, data: { id: 'unleash.enterprise.auth.saml', ...hidden } },
    { type: 'setting-updated', preData: hidden, data: { id: 'unleash.enterprise.auth.oidc', ...hidden } },
    { type: 'setting-updated', preData: hidden, data: { id: 'unleash.enterprise.auth.saml', ...hidden } },
  ]);
  expect(JSON.stringify(sandbox.store.events)).not.toMatch(/s3cret|c3rt/);
});

test('is for those who may configure authentication, from Pro on', async () => {
  const { sandbox, call } = await open({ edition: 'pro' });
  const allowed = sandbox.createToken({ permissions: ['UPDATE_AUTH_CONFIGURATION'] });
  const editor = sandbox.createToken({ role: 'Editor' });
  expect((await call('POST /auth/oidc/settings', oidc, allowed)).status).toBe(200);
  expect((await call('GET /auth/oidc/settings', undefined, editor)).status).toBe(403);
  expect((await call('GET /scim-settings', undefined, allowed)).status).toBe(404);
  const { call: ossCall } = await open({ edition: 'oss' });
  expect((await ossCall('GET /auth/oidc/settings')).status).toBe(404);
});
