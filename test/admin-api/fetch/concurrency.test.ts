// No more requests under way than allowed, in the order in which they were asked for.
import type { ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
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

it('sends two requests at a time unless told otherwise', async () => {
  const { server, open, finishOne } = await startSlowServer();
  const api = createTestApi(server.url);
  const calls = Promise.all(Array.from({ length: 5 }, () => api.getRoles()));
  for (let done = 0; done < 5; done++) {
    await until(() => expect(server.requests).toHaveLength(Math.min(done + 2, 5)));
    expect(open.length).toBeLessThanOrEqual(2);
    await finishOne();
  }
  await calls;
});

it('holds a slot until the answer has been read to its end', async () => {
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

it('is shared by all clients made with `with`', async () => {
  const { server, finishOne } = await startSlowServer();
  const api = createTestApi(server.url, { maxConcurrentRequests: 1 });
  const calls = Promise.all([api.getRoles(), api.with({ signal: new AbortController().signal }).getRoles()]);
  await until(() => expect(server.requests).toHaveLength(1));
  await finishOne();
  await finishOne();
  await calls;
  expect(server.requests).toHaveLength(2);
});

it('gives up the place in line when aborted, and the next one moves up', async () => {
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

it('frees the slot of a request that failed', async () => {
  const server = await startServer((response, _, turn) =>
    turn === 1 ? response.socket?.destroy() : sendJson(response, 200, noRoles),
  );
  const api = createTestApi(server.url, { maxConcurrentRequests: 1 });
  await failure(api.createRole({ body: { name: 'a' } }));
  expect(await api.getRoles()).toEqual(noRoles);
});

it('does not count time in line against the deadline', async () => {
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
