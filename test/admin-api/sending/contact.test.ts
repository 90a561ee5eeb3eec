// Which failures mean that there is no Unleash at the address, or none that takes the token: only the first ones can.
import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { createAdminApi } from '../../../src/admin-api/index.ts';
import { systemClock } from '../../../src/admin-api/clock.ts';
import { createTestApi, failure } from '../client.ts';
import { noRoles, sendJson, sendText, startServer } from '../server.ts';

type Respond = (response: ServerResponse) => unknown;

const unauthorized: Respond = (response) =>
  sendJson(response, 401, { name: 'UnauthorizedError', message: 'You must log in to use Unleash.' });

const cases: (readonly [what: string, respond: Respond, isOutOfReach: boolean])[] = [
  ['a token that is not taken', unauthorized, true],
  [
    'a token of another kind',
    (response) =>
      sendJson(response, 403, { message: 'invalid token: expected a different token type for this endpoint' }),
    true,
  ],
  ['a login page', (response) => sendText(response, 200, '<!doctype html><title>Sign in</title>'), true],
  ['a redirect', (response) => response.writeHead(302, { Location: 'https://login.example.com/' }).end(), true],
  ['a gateway without a server', (response) => sendText(response, 502, 'Bad gateway'), true],
  ['a broken connection', (response) => response.socket?.destroy(), true],
  [
    'a permission that is missing',
    (response) => sendJson(response, 403, { name: 'PermissionError', message: 'No.' }),
    false,
  ],
  [
    'something that is not there',
    (response) => sendJson(response, 404, { name: 'NotFoundError', message: 'No.' }),
    false,
  ],
  ['something that is not shown', (response) => response.writeHead(404).end(), false],
  [
    'a failure of Unleash itself',
    (response) => sendJson(response, 500, { name: 'UnknownError', message: 'sql' }),
    false,
  ],
];

test.each(cases)('%s', async (_what, respond, isOutOfReach) => {
  const server = await startServer((response) => respond(response));
  const api = createTestApi(server.url);
  expect((await failure(api.getRoles())).isOutOfReach).toBe(isOutOfReach);
  expect(api.hasContact).toBe(false);
});

test.each(cases)('%s means less once Unleash has answered', async (_what, respond) => {
  const server = await startServer((response, _, turn) =>
    turn === 1 ? sendJson(response, 200, noRoles) : respond(response),
  );
  const api = createTestApi(server.url);
  await api.getRoles();
  expect(api.hasContact).toBe(true);
  expect((await failure(api.with({}).getRoles())).isOutOfReach).toBe(false);
});

test.each([
  ['Thu, 01 Jan 2026 00:01:30 GMT', 90_000],
  ['Wed, 31 Dec 2025 23:59:00 GMT', -60_000],
  ['soon', undefined],
])('the clock of a server that says %s', async (date, ahead) => {
  const answer = () => Response.json(noRoles, { headers: { date } });
  const clock = { ...systemClock, now: () => Date.parse('2026-01-01T00:00:00.400Z') };
  const api = createAdminApi({
    url: 'http://unleash.test/api',
    token: 't',
    env: {},
    clock,
    fetch: async () => answer(),
  });
  expect(api.connection).toEqual({ server: 'http://unleash.test', proxy: undefined, clockAhead: undefined });
  await api.getRoles();
  expect(api.with({}).connection.clockAhead).toBe(ahead);
});

test('a proxy is told without its password', () => {
  const env = { HTTP_PROXY: 'http://ann:canary@proxy.test:3128' };
  const { connection } = createAdminApi({ url: 'http://unleash.test', token: 't', env });
  expect(connection.proxy).toBe('http://proxy.test:3128');
  expect(JSON.stringify(connection)).not.toContain('canary');
});
