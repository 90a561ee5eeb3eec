// No more requests under way than allowed, in the order in which they were asked for.
import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { createTestApi, failure } from '../client.ts';
import { noRoles, sendJson, startServer, until } from '../server.ts';

async function startSlowServer() {
  const open: ServerResponse[] = [];
  const server = await startServer((response) => open.push(response));
  const finishOne = async () => {
    await until(() => expect(open.length).toBeGreaterThan(0));
    const response = open.shift();
    if (response) sendJson(response, 200, noRoles);
  };
  return { server, open, finishOne };
}

test('sends four reads at a time, and one more after each round of answers', async () => {
  const { server, open, finishOne } = await startSlowServer();
  const api = createTestApi(server.url);
  const calls = Promise.all(Array.from({ length: 20 }, () => api.getRoles()));
  const underWay: number[] = [];
  for (let done = 0; done < 15; done++) {
    const limit = done < 4 ? 4 : done < 9 ? 5 : 6;
    await until(() => expect(server.requests).toHaveLength(Math.min(done + limit, 20)));
    underWay.push(open.length);
    await finishOne();
  }
  expect(underWay).toEqual([4, 4, 4, 4, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6]);
  for (let left = 0; left < 5; left++) await finishOne();
  await calls;
});

test('sends at most two writes at a time, which reads pass by', async () => {
  const { server, open, finishOne } = await startSlowServer();
  const api = createTestApi(server.url);
  const writes = Promise.all(Array.from({ length: 4 }, (_, index) => api.deleteRole({ roleId: index })));
  const reads = Promise.all([api.getRoles(), api.getRoles()]);
  await until(() => expect(server.requests).toHaveLength(4));
  expect(server.requests.map(({ method }) => method).sort()).toEqual(['DELETE', 'DELETE', 'GET', 'GET']);
  while (server.requests.length < 6 || open.length > 0) await finishOne();
  await Promise.all([writes, reads]);
});

test('sends as many writes at a time as somebody allows', async () => {
  const { server, open, finishOne } = await startSlowServer();
  const api = createTestApi(server.url, { maxConcurrentRequests: 3 });
  const writes = Promise.all(Array.from({ length: 4 }, (_, index) => api.deleteRole({ roleId: index })));
  await until(() => expect(server.requests).toHaveLength(3));
  while (server.requests.length < 4 || open.length > 0) await finishOne();
  await writes;
});

test('reuses its connections', async () => {
  const server = await startServer((response) => setTimeout(() => sendJson(response, 200, noRoles), 1));
  const api = createTestApi(server.url, { maxConcurrentRequests: 6 });
  await Promise.all(Array.from({ length: 300 }, () => api.getRoles()));
  expect(server.requests).toHaveLength(300);
  expect(new Set(server.requests.map(({ socket }) => socket)).size).toBeLessThanOrEqual(6);
});

test('holds a slot until the answer has been read to its end', async () => {
  let finish = () => {};
  const server = await startServer((response, _, turn) => {
    if (turn > 1) return sendJson(response, 200, noRoles);
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.write('{"version":1,');
    finish = () => response.end('"roles":[]}');
  });
  const api = createTestApi(server.url, { maxConcurrentRequests: 1 });
  const first = api.getRoles();
  await until(() => expect(server.requests).toHaveLength(1));
  const order: string[] = [];
  const both = Promise.all([first.then(() => order.push('first')), api.getRoles().then(() => order.push('second'))]);
  finish();
  await both;
  expect(order).toEqual(['first', 'second']);
});

test('is shared by all clients made with `with`', async () => {
  const { server, finishOne } = await startSlowServer();
  const api = createTestApi(server.url, { maxConcurrentRequests: 1 });
  const calls = Promise.all([api.getRoles(), api.with({ signal: new AbortController().signal }).getRoles()]);
  await until(() => expect(server.requests).toHaveLength(1));
  await finishOne();
  await finishOne();
  await calls;
  expect(server.requests).toHaveLength(2);
});

test('gives up the place in line when aborted, and the next one moves up', async () => {
  const { server, finishOne } = await startSlowServer();
  const api = createTestApi(server.url, { maxConcurrentRequests: 1 });
  const caller = new AbortController();
  const first = api.getRoles();
  await until(() => expect(server.requests).toHaveLength(1));
  const second = failure(api.with({ signal: caller.signal }).deleteRole({ roleId: 1 }));
  const third = api.getRoles();
  caller.abort();
  expect(await second).toMatchObject({ kind: 'cancelled', mayHaveHappened: false });
  await finishOne();
  await finishOne();
  await Promise.all([first, third]);
  expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'GET']);
});

test('frees the slot of a request that failed', async () => {
  const server = await startServer((response, _, turn) =>
    turn === 1 ? response.socket?.destroy() : sendJson(response, 200, noRoles),
  );
  const api = createTestApi(server.url, { maxConcurrentRequests: 1 });
  await failure(api.createRole({ body: { name: 'a' } }));
  expect(await api.getRoles()).toEqual(noRoles);
});

test('does not count time in line against the deadline', async () => {
  const { server, finishOne } = await startSlowServer();
  let now = 0;
  const clock = { now: () => now, random: () => 0, sleep: async () => {} };
  const api = createTestApi(server.url, { maxConcurrentRequests: 1, deadlineMs: 1000, clock });
  const calls = Promise.all([api.getRoles(), api.getRoles()]);
  await until(() => expect(server.requests).toHaveLength(1));
  now = 500_000;
  await finishOne();
  await finishOne();
  expect(await calls).toHaveLength(2);
});
