// Two ways to end early: `signal` ends everything at once, `stopping` lets finish what is in flight.
import type { ServerResponse } from 'node:http';
import { describe, expect, test, onTestFinished } from 'vitest';
import type { Clock } from '../../../src/admin-api/index.ts';
import { createTestApi, failure } from '../client.ts';
import { aRole, noRoles, sendJson, sendText, startServer, until } from '../server.ts';

const body = { name: 'Auditor' };
const tooMany = (response: ServerResponse) => sendText(response, 429, 'Too many', { 'Retry-After': '60' });

/** Sleeps until it is aborted, and tells when it has fallen asleep. */
function createSleeper() {
  let fallAsleep = () => {};
  const asleep = new Promise<void>((resolve) => {
    fallAsleep = resolve;
  });
  const clock: Clock = {
    now: () => 0,
    random: () => 0,
    sleep: (_, signal) =>
      new Promise((__, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        fallAsleep();
      }),
  };
  return { clock, asleep };
}

describe('signal', () => {
  test('already aborted: nothing is sent', async () => {
    const server = await startServer((response) => sendJson(response, 200, noRoles));
    const error = await failure(createTestApi(server.url).with({ signal: AbortSignal.abort() }).getRoles());
    expect(error).toMatchObject({ kind: 'cancelled', mayHaveHappened: false });
    expect(server.requests).toHaveLength(0);
  });

  test.each([
    ['a read', false, 'getRoles'],
    ['a write', true, 'createRole'],
  ] as const)('ends %s in flight', async (_, mayHaveHappened, operation) => {
    const server = await startServer(() => {});
    const caller = new AbortController();
    const api = createTestApi(server.url).with({ signal: caller.signal });
    const error = failure(operation === 'getRoles' ? api.getRoles() : api.createRole({ body }));
    await until(() => expect(server.requests).toHaveLength(1));
    caller.abort();
    expect(await error).toMatchObject({ kind: 'cancelled', operation, mayHaveHappened });
    expect((await error).message).toContain('the caller aborted it');
  });

  test('ends a wait', async () => {
    const server = await startServer(tooMany);
    const caller = new AbortController();
    const { clock, asleep } = createSleeper();
    const error = failure(createTestApi(server.url, { clock }).with({ signal: caller.signal }).getRoles());
    await asleep;
    caller.abort();
    expect(await error).toMatchObject({ kind: 'cancelled' });
    expect((await error).message).toContain('it waited to try again after HTTP 429');
  });
});

describe('stopping', () => {
  test('starts no write, and still reads', async () => {
    const server = await startServer((response) => sendJson(response, 200, noRoles));
    const api = createTestApi(server.url).with({ stopping: AbortSignal.abort() });
    expect(await api.getRoles()).toEqual(noRoles);
    const error = await failure(api.createRole({ body }));
    expect(error).toMatchObject({ kind: 'cancelled', mayHaveHappened: false });
    expect(error.message).toContain('no further change is started while stopping');
    expect(server.requests).toHaveLength(1);
  });

  test('lets the write in flight finish and gives its result', async () => {
    const open: ServerResponse[] = [];
    const server = await startServer((response) => open.push(response));
    const stop = new AbortController();
    const call = createTestApi(server.url).with({ stopping: stop.signal }).createRole({ body });
    await until(() => expect(open).toHaveLength(1));
    stop.abort();
    if (open[0]) sendJson(open[0], 200, aRole);
    expect(await call).toEqual(aRole);
  });

  test('takes a write out of the line', async () => {
    const open: ServerResponse[] = [];
    const server = await startServer((response) => open.push(response));
    const stop = new AbortController();
    const api = createTestApi(server.url, { maxConcurrentRequests: 1 }).with({ stopping: stop.signal });
    const read = api.getRoles();
    await until(() => expect(open).toHaveLength(1));
    const write = failure(api.deleteRole({ roleId: 1 }));
    const laterRead = api.getRoles();
    stop.abort();
    expect(await write).toMatchObject({ kind: 'cancelled' });
    for (let turn = 0; turn < 2; turn++) {
      await until(() => expect(open).toHaveLength(turn + 1));
      if (open[turn]) sendJson(open[turn]!, 200, noRoles);
    }
    expect(await Promise.all([read, laterRead])).toEqual([noRoles, noRoles]);
  });

  test('ends the wait of a write at once, and keeps that it may have happened', async () => {
    const server = await startServer((response) => response.socket?.destroy());
    const stop = new AbortController();
    const { clock, asleep } = createSleeper();
    const api = createTestApi(server.url, { clock }).with({ stopping: stop.signal });
    const error = failure(api.updateRole({ roleId: 7, body }));
    await asleep;
    stop.abort();
    expect(await error).toMatchObject({ kind: 'cancelled', mayHaveHappened: true });
    expect(server.requests).toHaveLength(1);
  });

  test('does not start a wait', async () => {
    const server = await startServer(tooMany);
    const api = createTestApi(server.url).with({ stopping: AbortSignal.abort() });
    expect(await failure(api.getRoles())).toMatchObject({ kind: 'cancelled' });
    expect(server.requests).toHaveLength(1);
  });
});

test('keeps a signal that a further `with` leaves out', async () => {
  const server = await startServer((response) => sendJson(response, 200, noRoles));
  const api = createTestApi(server.url)
    .with({ stopping: AbortSignal.abort() })
    .with({ signal: new AbortController().signal });
  expect(await failure(api.deleteRole({ roleId: 1 }))).toMatchObject({ kind: 'cancelled' });
});

test('does not look like a leak when many calls follow one signal', async () => {
  const server = await startServer((response) => sendJson(response, 200, noRoles));
  const warnings: Error[] = [];
  const listen = (warning: Error) => warnings.push(warning);
  process.on('warning', listen);
  onTestFinished(() => void process.off('warning', listen));
  const [signal, stopping] = [new AbortController().signal, new AbortController().signal];
  const api = createTestApi(server.url, { maxConcurrentRequests: 20 }).with({ signal, stopping });
  await Promise.all(Array.from({ length: 40 }, () => api.getRoles()));
  expect(warnings).toEqual([]);
});
