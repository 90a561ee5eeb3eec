// What is sent again, when, and what never is.
import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { AdminApi, LogEntry, Wait } from '../../../src/admin-api/index.ts';
import { createFakeClock, createTestApi, failure } from '../client.ts';
import { aRole, noRoles, sendJson, sendText, startServer } from '../server.ts';

const unavailable = (response: ServerResponse) => sendText(response, 502, '<html><title>Bad gateway</title></html>');
const cut = (response: ServerResponse) => response.socket?.destroy();
const tooMany = (response: ServerResponse, retryAfter = '60') =>
  sendText(response, 429, 'Too many requests, please try again later.', { 'Retry-After': retryAfter });

const createUser = (api: AdminApi) => api.createUser({ body: { username: 'ada', rootRole: 3 } });

describe('a rate limit', () => {
  test('is waited out, for a POST too, and everybody is told', async () => {
    const server = await startServer((response, _, turn) =>
      turn < 3 ? tooMany(response) : sendJson(response, 201, { id: 4, username: 'ada', rootRole: 3 }),
    );
    const clock = createFakeClock();
    const waits: Wait[] = [];
    const entries: LogEntry[] = [];
    const api = createTestApi(server.url, {
      clock,
      onWait: (wait) => waits.push(wait),
      log: (entry) => entries.push(entry),
    });

    expect(await createUser(api)).toMatchObject({ id: 4 });
    expect(server.requests.map(({ body }) => JSON.parse(body).username)).toEqual(['ada', 'ada', 'ada']);
    expect(clock.slept).toEqual([60_500, 60_500]);
    expect(waits).toEqual(Array(2).fill({ operation: 'createUser', seconds: 60.5, reason: 'HTTP 429' }));
    expect(entries.map(({ type, attempt }) => `${type} ${attempt}`)).toEqual([
      'request 1',
      'response 1',
      'wait 1',
      'request 2',
      'response 2',
      'wait 2',
      'request 3',
      'response 3',
    ]);
  });

  test('may name a date', async () => {
    const clock = createFakeClock(Date.UTC(2030, 0, 1, 12, 0, 0));
    const server = await startServer((response, _, turn) =>
      turn === 1 ? tooMany(response, 'Tue, 01 Jan 2030 12:00:30 GMT') : sendJson(response, 200, noRoles),
    );
    await createTestApi(server.url, { clock }).getRoles();
    expect(clock.slept).toEqual([30_500]);
  });

  test('that outlasts the deadline is an error, without waiting in vain', async () => {
    const server = await startServer((response) => tooMany(response, '100'));
    const clock = createFakeClock();
    const error = await failure(createUser(createTestApi(server.url, { clock, deadlineMs: 250_000 })));
    expect(clock.slept).toEqual([100_500, 100_500]);
    expect(error).toMatchObject({ kind: 'response', status: 429, mayHaveHappened: false });
    expect(error.message).toContain('kept limiting the rate of createUser');
    expect(error.message).toContain('after 3 tries');
  });

  test('that says "now" again and again is asked ever less often', async () => {
    const server = await startServer((response, _, turn) =>
      turn < 6 ? tooMany(response, '0') : sendJson(response, 200, noRoles),
    );
    const clock = createFakeClock();
    await createTestApi(server.url, { clock, retry: { attempts: 2 } }).getRoles();
    expect(clock.slept).toEqual([500, 1000, 2000, 4000, 8000]);
  });
});

describe('a read', () => {
  test.each([500, 502, 503, 504])('is sent again after HTTP %i, ever later, so often and no more', async (status) => {
    const server = await startServer((response) =>
      sendJson(response, status, { name: 'UnknownError', message: 'No.' }),
    );
    const clock = createFakeClock();
    const api = createTestApi(server.url, { clock, retry: { attempts: 5, baseMs: 1000, capMs: 3000 } });
    const error = await failure(api.getRoles());
    expect(server.requests).toHaveLength(5);
    expect(clock.slept).toEqual([1000, 2000, 3000, 3000]);
    expect(error).toMatchObject({ kind: 'response', status, mayHaveHappened: false });
    expect(error.message).toContain('after 5 tries');
  });

  test('is sent again after the connection broke', async () => {
    const server = await startServer((response, _, turn) =>
      turn === 1 ? cut(response) : sendJson(response, 200, noRoles),
    );
    expect(await createTestApi(server.url).getRoles()).toEqual(noRoles);
  });

  test('is sent again after the answer broke off in the middle', async () => {
    const server = await startServer((response, _, turn) => {
      if (turn > 1) return sendJson(response, 200, noRoles);
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' });
      response.write('{"version":1,', () => response.socket?.destroy());
    });
    expect(await createTestApi(server.url).getRoles()).toEqual(noRoles);
  });

  test('by POST is one all the same', async () => {
    const server = await startServer((response, _, turn) => (turn === 1 ? cut(response) : response.end()));
    expect(await createTestApi(server.url).validateProject({ body: { id: 'a' } })).toBeUndefined();
    expect(server.requests).toHaveLength(2);
  });
});

describe('a write that may be repeated', () => {
  const body = { name: 'Auditor' };
  test.each([502, 503, 504])('is sent again after HTTP %i', async (status) => {
    const server = await startServer((response, _, turn) =>
      turn === 1 ? sendText(response, status, '<html></html>') : sendJson(response, 200, aRole),
    );
    expect(await createTestApi(server.url).updateRole({ roleId: 7, body })).toEqual(aRole);
  });

  test('is not sent again after HTTP 500, which Unleash answers to requests that it cannot handle', async () => {
    const server = await startServer((response) => sendJson(response, 500, { name: 'UnknownError', message: 'sql' }));
    const error = await failure(createTestApi(server.url).updateRole({ roleId: 7, body }));
    expect(server.requests).toHaveLength(1);
    expect(error.mayHaveHappened).toBe(false);
  });

  test('by POST is sent again after the connection broke', async () => {
    const server = await startServer((response, _, turn) =>
      turn === 1 ? cut(response) : response.writeHead(204).end(),
    );
    await createTestApi(server.url).setCors({ body: { frontendApiOrigins: ['*'] } });
    expect(server.requests).toHaveLength(2);
  });

  test('says "not found" when a DELETE was done by a request whose answer was lost', async () => {
    const gone = { name: 'NotFoundError', message: 'Could not find role with id: 7' };
    const server = await startServer((response, _, turn) =>
      turn === 1 ? cut(response) : sendJson(response, 404, gone),
    );
    const error = await failure(createTestApi(server.url).deleteRole({ roleId: 7 }));
    expect(error).toMatchObject({ isNotFound: true, mayHaveHappened: true });
  });
});

describe('a POST that would do it twice', () => {
  const create = (api: AdminApi) => api.createRole({ body: { name: 'Auditor' } });

  test.each([
    ['the connection broke', cut],
    ['HTTP 502', unavailable],
    ['HTTP 504', (response: ServerResponse) => sendText(response, 504, '')],
    ['HTTP 503 without Retry-After', (response: ServerResponse) => sendText(response, 503, '')],
  ])('is sent once when %s, and the error says that it may have happened', async (_, answer) => {
    const server = await startServer((response) => answer(response));
    const error = await failure(create(createTestApi(server.url)));
    expect(server.requests).toHaveLength(1);
    expect(error.mayHaveHappened).toBe(true);
    expect(error.message).toContain('may have been made all the same');
  });

  test('is sent again after HTTP 503 with Retry-After', async () => {
    const server = await startServer((response, _, turn) =>
      turn === 1 ? sendText(response, 503, '', { 'Retry-After': '5' }) : sendJson(response, 200, aRole),
    );
    expect(await create(createTestApi(server.url))).toEqual(aRole);
  });

  test('is sent again when nothing could be sent at all', async () => {
    const clock = createFakeClock();
    const refused = async () => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }) });
    };
    const error = await failure(create(createTestApi('http://127.0.0.1:9', { clock, fetch: refused })));
    expect(clock.slept).toHaveLength(4);
    expect(error).toMatchObject({ kind: 'connection', code: 'ECONNREFUSED', mayHaveHappened: false });
  });
});

describe('a server that goes away and comes back', () => {
  const refused = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' });
  /** Answers the first request, is away for the next ones, and then there again. */
  const awayFor = (requests: number, first = 1) => {
    let turn = 0;
    return async () => {
      turn++;
      if (turn > first && turn <= first + requests) throw refused();
      return Response.json(turn <= first ? noRoles : { id: 4, username: 'ada', rootRole: 3 }, { status: 200 });
    };
  };
  const url = 'http://unleash.example.com';

  test('is waited for as long as the operation may take, and everybody is told', async () => {
    const waits: Wait[] = [];
    const api = createTestApi(url, { fetch: awayFor(30), deadlineMs: 1_800_000, onWait: (wait) => waits.push(wait) });
    await api.getRoles();
    expect(await createUser(api)).toMatchObject({ id: 4 });
    expect(waits).toHaveLength(30);
    expect(waits[0]).toMatchObject({ operation: 'createUser', reason: 'ECONNREFUSED' });
  });

  test('is given up when the time of the operation is over', async () => {
    const clock = createFakeClock();
    const api = createTestApi(url, { fetch: awayFor(1000), deadlineMs: 120_000, clock });
    await api.getRoles();
    const started = clock.now();
    expect(await failure(createUser(api))).toMatchObject({
      kind: 'connection',
      code: 'ECONNREFUSED',
      mayHaveHappened: false,
    });
    expect(clock.now() - started).toBeGreaterThan(90_000);
    expect(clock.now() - started).toBeLessThanOrEqual(120_000);
  });

  test('is not waited for where nothing ever was', async () => {
    const waits: Wait[] = [];
    const api = createTestApi(url, {
      fetch: awayFor(1000, 0),
      deadlineMs: 1_800_000,
      onWait: (wait) => waits.push(wait),
    });
    expect(await failure(api.getRoles())).toMatchObject({ kind: 'connection', code: 'ECONNREFUSED' });
    expect(waits).toHaveLength(4);
  });
});

describe('never sent again', () => {
  test.each([400, 401, 403, 404, 409, 413, 415, 422])('HTTP %i', async (status) => {
    const server = await startServer((response) => sendJson(response, status, { name: 'SomeError', message: 'No.' }));
    expect(await failure(createTestApi(server.url).getRoles())).toMatchObject({ status });
    expect(server.requests).toHaveLength(1);
  });

  test('a read that the database refuses, which it would refuse again', async () => {
    const message = 'select * from "users" where "id" = $1 - value "99999999999" is out of range for type integer';
    const server = await startServer((response) => sendJson(response, 500, { name: 'UnknownError', message }));
    const error = await failure(createTestApi(server.url).getUser({ id: 99_999_999_999 }));
    expect(error.message).toContain('is out of range');
    expect(server.requests).toHaveLength(1);
  });

  test('a write in maintenance mode, which waiting would only hide', async () => {
    const server = await startServer((response) =>
      sendJson(response, 503, { message: 'Unleash is currently in maintenance mode.' }),
    );
    const error = await failure(createTestApi(server.url).deleteRole({ roleId: 7 }));
    expect(server.requests).toHaveLength(1);
    expect(error.mayHaveHappened).toBe(false);
    expect(error.message).toContain('is in maintenance mode and takes no changes');
  });
});
