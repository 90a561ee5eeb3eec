// No secret reaches a log, an error or a path, whatever the server does with it.
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { AdminApi, LogEntry } from '../../src/admin-api/index.ts';
import { createTestApi } from './client.ts';
import { type Answer, sendJson, sendText, startServer } from './server.ts';

const PASSWORD = 'Canary-password "1" é';
const TOKEN_SECRET = 'default:development.canary5ec7e7';
const HEADER = 'canary-header-value';
const OWN_TOKEN = 'Bearer user:canary-own-token';

async function everythingSaid(answer: Answer, call: (api: AdminApi) => Promise<unknown>): Promise<string> {
  const said: unknown[] = [];
  const server = await startServer(answer);
  const api = createTestApi(server.url, {
    token: OWN_TOKEN,
    headers: { 'X-Api-Key': HEADER, 'X-Team': 'blue-team' },
    log: (entry) => said.push(entry),
    onWait: (wait) => said.push(wait),
    retry: { attempts: 2 },
  });
  said.push(
    await call(api).then(
      () => 'no error',
      (error: unknown) => error,
    ),
  );
  const text = said.map((one) => inspect(one, { depth: null }) + JSON.stringify(one)).join('\n');
  expect(text).not.toMatch(/canary/i);
  return text;
}

const createUser = (api: AdminApi) => api.createUser({ body: { username: 'ada', rootRole: 3, password: PASSWORD } });

describe('a server that repeats everything it is sent', () => {
  const echo = (headers: Record<string, unknown>, body: string, path: string) =>
    `You sent ${headers.authorization} ${headers['x-api-key']} ${body} ${path} ${PASSWORD} ${encodeURIComponent(PASSWORD)}`;

  test.each([400, 401, 403, 404, 409, 500, 503])('in the error answer of HTTP %i', async (status) => {
    const text = await everythingSaid((response, { headers, body, path }) => {
      const message = echo(headers, body, path);
      sendJson(response, status, {
        name: message,
        message,
        id: message,
        details: [{ message, path: message }],
        permissions: [message],
      });
    }, createUser);
    expect(text).toContain('***');
    expect(text).toContain('ada');
  });

  test('in plain text', async () => {
    await everythingSaid(
      (response, { headers, body, path }) => sendText(response, 400, echo(headers, body, path)),
      createUser,
    );
  });

  test('in a redirect', async () => {
    await everythingSaid(
      (response) => sendText(response, 302, '', { Location: `http://x/${encodeURIComponent(PASSWORD)}` }),
      createUser,
    );
  });

  test.each([201, 400])('in JSON that is cut short in the middle of a secret (HTTP %i)', async (status) => {
    await everythingSaid((response, { body }) => sendText(response, status, body.slice(0, -5)), createUser);
  });
});

test('masks token secrets in paths', async () => {
  const text = await everythingSaid(
    (response) => sendJson(response, 404, { name: 'NotFoundError', message: `No token ${TOKEN_SECRET}` }),
    (api) => api.deleteApiToken({ token: TOKEN_SECRET }),
  );
  expect(text).toContain('/api/admin/api-tokens/***');
});

test('masks the secret of an invite link in its path, and the URL that carries it', async () => {
  const secret = 'canary0123456789';
  const link = {
    name: 'guests',
    secret,
    url: `http://u/new-user?invite=${secret}`,
    expiresAt: '2030-01-01',
    enabled: true,
  };
  const text = await everythingSaid(
    (response) => sendJson(response, 200, link),
    (api) => api.updatePublicSignupToken({ token: secret, body: { enabled: true } }),
  );
  expect(text).toContain('/api/admin/invite-link/tokens/***');
  expect(text).toContain('guests');
});

test('masks the token of a project in its path', async () => {
  const text = await everythingSaid(
    (response) => sendText(response, 404, ''),
    (api) => api.deleteProjectApiToken({ projectId: 'shop', token: TOKEN_SECRET }),
  );
  expect(text).toContain('/api/admin/projects/shop/api-tokens/***');
});

describe('a secret that is sent, repeated in an error and answered', () => {
  const CERTIFICATE = '-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----';
  const addon = { provider: 'new-relic', enabled: true, events: [] };
  const parameters = {
    ...{ url: 'https://x/canary', authorization: 'canary 1', customHeaders: '{"a":"canary"}', licenseKey: 'canary 2' },
    ...{ accessToken: 'canary 3', apiKey: 'canary 4', bodyTemplate: '{"b":"canary"}' },
  };
  const saml = { enabled: true as const, entityId: 'e', signOnUrl: 'https://idp', certificate: 'public' };
  const calls: [string, (api: AdminApi) => Promise<unknown>][] = [
    ['OIDC settings', (api) => api.setOidcSettings({ body: { enabled: true, clientId: 'c', secret: 'canary-oidc' } })],
    ['SAML settings', (api) => api.setSamlSettings({ body: { ...saml, spCertificate: CERTIFICATE } })],
    ['a new integration', (api) => api.createAddon({ body: { ...addon, parameters } })],
    ['a changed integration', (api) => api.updateAddon({ id: 1, body: { ...addon, parameters } })],
  ];

  test.each(calls)('in %s', async (_, call) => {
    await everythingSaid(
      (response, { body }) => sendJson(response, 400, { name: 'BadDataError', message: body }),
      call,
    );
    await everythingSaid((response, { body }) => sendJson(response, 200, { id: 1, ...JSON.parse(body) }), call);
  });
});

test.each<[string, unknown, (api: AdminApi) => Promise<unknown>]>([
  ['a SCIM token', { token: 'canary' }, (api) => api.generateNewToken()],
  ['OIDC settings', { enabled: false, secret: 'canary' }, (api) => api.getOidcSettings()],
  ['a license', { isValid: true, token: 'canary' }, (api) => api.readLicense()],
  [
    'the token of a service account',
    { id: 7, description: 'ci', secret: 'user:canary', createdAt: '2030-01-01', expiresAt: '2031-01-01' },
    (api) => api.createServiceAccountToken({ id: 3, body: { description: 'ci', expiresAt: '2031-01-01T00:00:00Z' } }),
  ],
])('masks %s in an answer that is logged', async (_, answer, call) => {
  expect(await everythingSaid((response) => sendJson(response, 200, answer), call)).toContain('no error');
});

test('masks secrets in answers that are logged', async () => {
  const token = { tokenName: 'edge', type: 'client', projects: ['*'], secret: TOKEN_SECRET };
  const text = await everythingSaid(
    (response) => sendJson(response, 200, { tokens: [token] }),
    (api) => api.getAllApiTokens(),
  );
  expect(text).toContain('edge');
});

test('masks invite links', async () => {
  const user = { id: 4, username: 'ada', inviteLink: 'http://u/new-user?token=canary' };
  await everythingSaid((response) => sendJson(response, 201, user), createUser);
});

test('masks them when the connection breaks', async () => {
  const text = await everythingSaid(
    (response) => response.socket?.destroy(),
    (api) => api.updateApiToken({ token: TOKEN_SECRET, body: { expiresAt: '2030-01-01T00:00:00Z' } }),
  );
  expect(text).toContain("type: 'wait'");
});

test('logs what is not secret', async () => {
  const entries: LogEntry[] = [];
  const server = await startServer((response) => sendJson(response, 201, { id: 4, username: 'ada' }));
  await createUser(createTestApi(server.url, { log: (entry) => entries.push(entry) }));
  const about = { operation: 'createUser', method: 'POST', path: '/api/admin/user-admin', attempt: 1 };
  expect(entries).toEqual([
    { type: 'request', ...about, body: { username: 'ada', rootRole: 3, password: '***' } },
    { type: 'response', ...about, status: 201, durationMs: 0, body: { id: 4, username: 'ada' } },
  ]);
});
