// A request that takes too long is given up, and a write then may have happened.
import { expect, it } from 'vitest';
import { createTestApi, failure } from '../client.ts';
import { noRoles, sendJson, startServer } from '../server.ts';

it('gives up on an answer that does not come, and asks again', async () => {
  const server = await startServer((response, _, turn) => (turn === 1 ? undefined : sendJson(response, 200, noRoles)));
  expect(await createTestApi(server.url, { requestTimeoutMs: 500 }).getRoles()).toEqual(noRoles);
});

it('gives up on an answer that does not end', async () => {
  const server = await startServer((response) => response.writeHead(200).write('{'));
  const error = await failure(createTestApi(server.url, { requestTimeoutMs: 50, retry: { attempts: 2 } }).getRoles());
  expect(error).toMatchObject({ kind: 'timeout', operation: 'getRoles', mayHaveHappened: false });
  expect(error.message).toContain(`got no answer from ${server.url} within 0.05 s`);
  expect(server.requests).toHaveLength(2);
});

it('does not repeat a POST', async () => {
  const server = await startServer(() => {});
  const api = createTestApi(server.url, { requestTimeoutMs: 50 });
  const error = await failure(api.createRole({ body: { name: 'a' } }));
  expect(error).toMatchObject({ kind: 'timeout', mayHaveHappened: true });
  expect(server.requests).toHaveLength(1);
});

it('ends with the deadline when that comes first', async () => {
  const server = await startServer(() => {});
  const error = await failure(createTestApi(server.url, { deadlineMs: 50, retry: { attempts: 1 } }).getRoles());
  expect(error.message).toContain('before its deadline of 0.05 s');
});
