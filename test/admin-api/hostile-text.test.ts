// Whatever a server says comes out as short, printable lines: in errors, their causes, log entries and notices of waits.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test, onTestFinished } from 'vitest';
import { type AdminApi, AdminApiError } from '../../src/admin-api/index.ts';
import { harmIn, hostileText as hostile } from '../support/hostile-text.ts';
import { textsIn } from '../support/secrets.ts';
import { createTestApi, failure } from './client.ts';
import { type Answer, sendJson, sendText, startServer } from './server.ts';

const createRole = (api: AdminApi) => api.createRole({ body: { name: 'Auditor' } });
const bounds = { longest: 40_000 };
const inErrors = { longest: 4000 };

async function everythingSaid(
  answer: Answer,
  call: (api: AdminApi) => Promise<unknown> = createRole,
): Promise<AdminApiError | undefined> {
  const said: unknown[] = [];
  const server = await startServer(answer);
  const api = createTestApi(server.url, {
    retry: { attempts: 2 },
    deadlineMs: 5000,
    log: (entry) => said.push(entry),
    onWait: (wait) => said.push(wait),
  });
  const error: unknown = await call(api).catch((thrown: unknown) => thrown);
  const texts = textsIn(said);
  expect(texts.length).toBeGreaterThan(5);
  expect(texts.map((text) => harmIn(text, bounds)).filter(Boolean)).toEqual([]);
  for (const entry of said) expect(JSON.stringify(entry).length).toBeLessThan(bounds.longest);
  return error instanceof AdminApiError ? expectHarmless(error) : undefined;
}

function expectHarmless(error: AdminApiError): AdminApiError {
  const { serverName, serverMessage, id, details, permissions } = error;
  const inside = [serverName, serverMessage, id, details, permissions, error.path, error.code];
  const texts = [...textsIn(error), ...textsIn(inside), ...details.map((detail) => error.about(detail))];
  expect(texts.map((text) => harmIn(text, inErrors)).filter(Boolean)).toEqual([]);
  return error;
}

const fields: [string, (text: string) => unknown][] = [
  ['message', (message) => ({ name: 'BadDataError', message })],
  ['name', (name) => ({ name, message: 'No.' })],
  ['id', (id) => ({ id, name: 'BadDataError', message: 'No.' })],
  ['details', (message) => ({ name: 'BadDataError', message: 'No.', details: [{ message, path: message }] })],
  ['description', (description) => ({ name: 'BadDataError', message: 'No.', details: [{ description }] })],
  [
    'very many details',
    (message) => ({ message: 'No.', details: Array.from({ length: 300 }, () => ({ message: message.slice(0, 900) })) }),
  ],
  [
    'permissions',
    (text) => ({ name: 'PermissionError', message: 'No.', permissions: Array(300).fill(text.slice(0, 1000)) }),
  ],
  ['names of fields', (text) => ({ [text]: text, message: 'No.' })],
  [
    'what the database says',
    (text) => ({
      name: 'InternalError',
      message: `insert into "roles" (${text}) - value "${text}" is out of range for type integer`,
    }),
  ],
];

test.each(
  fields.flatMap(([field, body]) =>
    [400, 401, 403, 404, 409, 429, 500, 503].map((status) => [field, status, body] as const),
  ),
)('in the %s of HTTP %i', async (_, status, body) => {
  const error = await everythingSaid((response) => sendJson(response, status, body(hostile)));
  expect(error).toMatchObject({ kind: 'response', status });
});

test.each([200, 400, 403, 500])('in a text instead of JSON (HTTP %i)', async (status) => {
  expect(await everythingSaid((response) => sendText(response, status, hostile))).toBeDefined();
  expect(await everythingSaid((response) => sendText(response, status, `<html>${hostile}`))).toBeDefined();
});

test('in answers of the wrong shape, and in the right ones that are logged', async () => {
  await everythingSaid((response) => sendJson(response, 201, { [hostile]: hostile, roles: hostile }));
  const roles = { id: 7, name: hostile, type: 'root-custom', description: hostile };
  await everythingSaid((response) => sendJson(response, 201, { roles }));
  const many = Array.from({ length: 2000 }, (_, id) => ({
    ...roles,
    id,
    name: `role ${id}`,
    description: 'd'.repeat(100),
  }));
  await everythingSaid(
    (response) => sendJson(response, 200, { roles: many }),
    (api) => api.getRoles(),
  );
  const strategies = { defaultStrategy: { name: 's', parameters: { [hostile]: 7 } }, name: 'e', type: 't' };
  const error = await everythingSaid(
    (response) => sendJson(response, 200, { environments: [strategies] }),
    (api) => api.getProjectEnvironments({ projectId: 'p' }),
  );
  expect(error).toMatchObject({ kind: 'malformed' });
});

test.each([
  ['https://ada:canary@sso.example/login', 'https://***@sso.example/login'],
  ['https://canary@sso.example/login?ticket=canary#canary', 'https://***@sso.example/login'],
  ['https://ada:can@ry-canary@sso.example', 'https://***@sso.example'],
  ['//ada:canary@sso.example/login', '//***@sso.example/login'],
  ['https:ada:canary@sso.example/login', 'https:***@sso.example/login'],
  ['https:\\/ada:canary@sso.example/login', 'https:\\/***@sso.example/login'],
  ['http://sso.example/a@b', 'http://sso.example/a@b'],
  ['/login/a@b', '/login/a@b'],
])('in a redirect to %s', async (location, shown) => {
  const error = await everythingSaid((response) => response.writeHead(302, { Location: location }).end());
  expect(error?.message).toContain(` to ${shown} (HTTP 302)`);
});

test('in a redirect that no address is', async () => {
  const location = Buffer.from(`https://x/\x9b31m${'y'.repeat(9000)}`, 'latin1');
  const bytes = Buffer.concat([Buffer.from('HTTP/1.1 302 No\r\nLocation: '), location, Buffer.from('\r\n\r\n')]);
  const server = createServer((socket) => socket.on('error', () => {}).once('data', () => socket.end(bytes)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  expectHarmless(await failure(createRole(createTestApi(`http://127.0.0.1:${port}`))));
});

test('in what a proxy is told and repeats', async () => {
  const proxy = await startServer((response, { headers }) =>
    sendJson(response, 502, { message: `${headers['proxy-authorization']} ada canary` }),
  );
  const env = { HTTP_PROXY: proxy.url.replace('//', '//ada:canary@') };
  const error = await failure(createRole(createTestApi('http://unleash.example.com', { env })));
  expect(proxy.requests[0]?.headers['proxy-authorization']).toBeDefined();
  expect(error.message).not.toContain(Buffer.from('ada:canary').toString('base64'));
  expectHarmless(error);
});
