// Equal reads that share one answer: what is sent, and what each caller gets.
import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import type { AdminApi } from '../../../src/admin-api/index.ts';
import { createFakeClock, createTestApi, failure } from '../client.ts';
import { noRoles, type Received, sendJson, startServer, until } from '../server.ts';

/** A server whose answers wait until they are let go, in the order of the requests. */
async function startHoldingServer() {
  const held: { request: Received; response: ServerResponse }[] = [];
  const server = await startServer((response, request) => held.push({ request, response }));
  const paths = () => server.requests.map(({ method, path }) => `${method} ${path.replace('/api/admin/', '')}`);
  /** Answers the oldest open request that fits. */
  const answer = async (fits: RegExp, status = 200, body: unknown = noRoles) => {
    await until(() => expect(held.some(({ request }) => fits.test(`${request.method} ${request.path}`))).toBe(true));
    const [{ response }] = held.splice(
      held.findIndex(({ request }) => fits.test(`${request.method} ${request.path}`)),
      1,
    ) as [(typeof held)[number]];
    sendJson(response, status, body);
  };
  return { server, paths, answer, sent: (count: number) => until(() => expect(server.requests).toHaveLength(count)) };
}

const sharing = (api: AdminApi) => api.with({ shareReads: true });

/** Answers everything at once; `turn` counts. */
const startCountingServer = () =>
  startServer((response, { method }, turn) =>
    method === 'GET' ? sendJson(response, 200, { version: turn, roles: [] }) : response.writeHead(200).end('{}'),
  );

test('sends equal reads once, under way or answered', async () => {
  const { server, answer, sent } = await startHoldingServer();
  const api = sharing(createTestApi(server.url));
  const both = Promise.all([api.getRoles(), api.with({}).getRoles()]);
  await sent(1);
  await answer(/roles/);
  const [first, second] = await both;
  expect(second).toBe(first);
  expect(await api.getRoles()).toBe(first);
  expect(server.requests).toHaveLength(1);
});

test('tells reads apart by their parameters, as a URL has them', async () => {
  const server = await startServer((response) => sendJson(response, 200, { id: 1, name: 'a', constraints: [] }));
  const api = sharing(createTestApi(server.url));
  await api.getSegment({ id: 1 });
  await api.getSegment({ id: '1' });
  await api.getSegment({ id: 2 });
  expect(server.requests.map(({ path }) => path)).toEqual(['/api/admin/segments/1', '/api/admin/segments/2']);
});

test('sends every read of those who do not share, and nobody sees an older answer after it', async () => {
  const server = await startCountingServer();
  const api = createTestApi(server.url);
  const shared = sharing(api);
  expect(await shared.getRoles()).toMatchObject({ version: 1 });
  expect(await api.getRoles()).toMatchObject({ version: 2 });
  expect(await shared.getRoles()).toMatchObject({ version: 3 });
  expect(await shared.getRoles()).toMatchObject({ version: 3 });
});

test('begins anew where it is asked to, once for all that work', async () => {
  const server = await startCountingServer();
  const api = createTestApi(server.url);
  expect(await sharing(api).getRoles()).toMatchObject({ version: 1 });
  const work = api.with({ shareReads: 'anew' });
  expect(await work.getRoles()).toMatchObject({ version: 2 });
  expect(await work.with({ shareReads: 'anew' }).getRoles()).toMatchObject({ version: 2 });
  expect(await sharing(work).getRoles()).toMatchObject({ version: 2 });
  expect(await sharing(api).getRoles()).toMatchObject({ version: 2 });
  expect(await work.with({ shareReads: false }).getRoles()).toMatchObject({ version: 3 });
  expect(await api.with({ shareReads: 'anew' }).getRoles()).toMatchObject({ version: 4 });
});

test('freezes what is shared', async () => {
  const server = await startServer((response) =>
    sendJson(response, 200, { version: 1, roles: [{ id: 1, name: 'Admin', type: 'root' }] }),
  );
  const { roles } = await sharing(createTestApi(server.url)).getRoles();
  expect(() => roles.push(...roles)).toThrow(TypeError);
  expect(() => Object.assign(roles[0]!, { name: 'x' })).toThrow(TypeError);
});

test('reads again after a write that may have changed the answer, and not after others', async () => {
  const server = await startCountingServer();
  const api = createTestApi(server.url);
  const shared = sharing(api);
  await shared.getRoles();
  await api.setCors({ body: { frontendApiOrigins: [] } });
  expect(await shared.getRoles()).toMatchObject({ version: 1 });
  await api.deleteRole({ roleId: 7 });
  expect(await shared.getRoles()).toMatchObject({ version: 4 });
});

test('keeps no answer that was under way while a write was', async () => {
  const { server, answer, paths, sent } = await startHoldingServer();
  const api = createTestApi(server.url, { maxConcurrentRequests: 9 });
  const shared = sharing(api);
  const before = shared.getRoles();
  await sent(1);
  const write = api.deleteRole({ roleId: 7 });
  await sent(2);
  const meanwhile = shared.getRoles();
  await sent(3);
  await answer(/GET/);
  await before;
  await answer(/DELETE/);
  await write;
  const after = shared.getRoles();
  await sent(4);
  await answer(/GET/);
  await meanwhile;
  await answer(/GET/);
  await after;
  await shared.getRoles();
  expect(paths()).toEqual(['GET roles', 'DELETE roles/7', 'GET roles', 'GET roles']);
});

test('forgets before a write that fails, too', async () => {
  const server = await startServer((response, { method }, turn) =>
    sendJson(response, method === 'GET' ? 200 : 400, method === 'GET' ? { version: turn, roles: [] } : {}),
  );
  const api = createTestApi(server.url);
  await sharing(api).getRoles();
  await failure(api.createRole({ body: { name: 'a' } }));
  expect(await sharing(api).getRoles()).toMatchObject({ version: 3 });
});

test('shares nothing any more that a write without an answer may still change', async () => {
  const server = await startServer((response, { method, path }, turn) => {
    if (method === 'POST') response.socket?.destroy();
    else sendJson(response, 200, path.endsWith('banners') ? { banners: [] } : { version: turn, roles: [] });
  });
  const api = createTestApi(server.url);
  const shared = sharing(api);
  await shared.getBanners();
  expect(await failure(api.createRole({ body: { name: 'a' } }))).toMatchObject({ mayHaveHappened: true });
  expect(await shared.getRoles()).toMatchObject({ version: 3 });
  expect(await shared.getRoles()).toMatchObject({ version: 4 });
  await shared.getBanners();
  expect(server.requests).toHaveLength(4);
});

test('keeps no failure, but gives it to all who wait for it', async () => {
  const { server, answer, sent } = await startHoldingServer();
  const api = sharing(createTestApi(server.url));
  const both = [failure(api.getRoles()), failure(api.getRoles())];
  await sent(1);
  await answer(/roles/, 403, { name: 'PermissionError', message: 'no' });
  expect(await Promise.all(both)).toMatchObject([{ status: 403 }, { status: 403 }]);
  const later = api.getRoles();
  await sent(2);
  await answer(/roles/);
  expect(await later).toEqual(noRoles);
});

test('goes on for the others when the one who asked first is cancelled, and ends when nobody is left', async () => {
  const { server, answer, sent } = await startHoldingServer();
  const api = sharing(createTestApi(server.url));
  const [one, two] = [new AbortController(), new AbortController()];
  const first = failure(api.with({ signal: one.signal }).getRoles());
  const second = api.with({ signal: two.signal }).getRoles();
  await sent(1);
  one.abort();
  expect(await first).toMatchObject({ kind: 'cancelled', operation: 'getRoles' });
  await answer(/roles/);
  expect(await second).toEqual(noRoles);

  const third = failure(api.with({ signal: one.signal }).getBanners());
  expect(await third).toMatchObject({ kind: 'cancelled' });
  const fourth = failure(api.with({ signal: two.signal }).getBanners());
  await sent(2);
  const closed = new Promise((resolve) => server.requests[1]?.socket.once('close', resolve));
  two.abort();
  expect(await fourth).toMatchObject({ kind: 'cancelled' });
  await closed;
  const fifth = api.getBanners();
  await sent(3);
  await answer(/banners/, 200, { banners: [] }).catch(() => {});
  await answer(/banners/, 200, { banners: [] });
  expect(await fifth).toEqual({ banners: [] });
});

test('tells everybody who shares a read of its waits, and ends them when all are stopping', async () => {
  const server = await startServer((response) => sendJson(response, 429, {}, { 'Retry-After': '60' }));
  const waits: string[] = [];
  const stopping = new AbortController();
  const clock = { ...createFakeClock(), sleep: waitForever };
  const api = sharing(createTestApi(server.url, { clock })).with({ stopping: stopping.signal });
  const callers = ['a', 'b'].map((name) => failure(api.with({ onWait: () => waits.push(name) }).getRoles()));
  await until(() => expect(waits).toEqual(['a', 'b']));
  stopping.abort();
  expect(await Promise.all(callers)).toMatchObject([{ kind: 'cancelled' }, { kind: 'cancelled' }]);
  expect(server.requests).toHaveLength(1);
});

const waitForever = (_: number, signal: AbortSignal) =>
  new Promise<void>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

test('asks again for a caller who came later when the time of the first is up', async () => {
  let now = 0;
  const clock = { ...createFakeClock(), now: () => now };
  const server = await startServer((response, _, turn) => turn > 1 && sendJson(response, 200, noRoles));
  const api = sharing(createTestApi(server.url, { clock, requestTimeoutMs: 1000, retry: { attempts: 1 } }));
  const first = failure(api.getRoles());
  await until(() => expect(server.requests).toHaveLength(1));
  now = 100;
  const second = api.getRoles();
  expect(await first).toMatchObject({ kind: 'timeout' });
  expect(await second).toEqual(noRoles);
});

test('shares an answer for five minutes', async () => {
  let now = 0;
  const clock = { ...createFakeClock(), now: () => now };
  const server = await startCountingServer();
  const api = sharing(createTestApi(server.url, { clock }));
  await api.getRoles();
  now = 300_000;
  expect(await api.getRoles()).toMatchObject({ version: 1 });
  now = 300_001;
  expect(await api.getRoles()).toMatchObject({ version: 2 });
});
