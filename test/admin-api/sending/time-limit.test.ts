// A request that takes too long is given up, and a write then may have happened.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createTestApi, failure } from '../client.ts';
import { noRoles, startServer, until } from '../server.ts';

/** A fetch whose first answers never come, however busy the machine is. */
function createHangingFetch(hanging: number) {
  const sent: string[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    sent.push(request.method);
    if (sent.length > hanging) return Response.json(noRoles);
    return new Promise((_, reject) => {
      request.signal.addEventListener('abort', () => reject(request.signal.reason));
    });
  };
  return { sent, fetch };
}

test('gives up on an answer that does not come, and asks again', async () => {
  const { sent, fetch } = createHangingFetch(1);
  const api = createTestApi('http://u', { fetch, requestTimeoutMs: 300 });
  expect(await api.getRoles()).toEqual(noRoles);
  expect(sent).toEqual(['GET', 'GET']);
});

test('gives up even when memory was cleaned up in the meantime, which makes a Request deaf that nobody holds', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage: () => void = runInNewContext('gc');
  const { sent, fetch } = createHangingFetch(9);
  const api = createTestApi('http://u', { fetch, requestTimeoutMs: 300, retry: { attempts: 1 } });
  const error = failure(api.getRoles());
  await until(() => expect(sent).toHaveLength(1));
  collectGarbage();
  expect(await error).toMatchObject({ kind: 'timeout' });
});

test('gives up on an answer that does not end', async () => {
  const server = await startServer((response) => response.writeHead(200).write('{'));
  const error = await failure(createTestApi(server.url, { requestTimeoutMs: 50, retry: { attempts: 2 } }).getRoles());
  expect(error).toMatchObject({ kind: 'timeout', operation: 'getRoles', mayHaveHappened: false });
  expect(error.message).toContain(`got no answer from ${server.url} within 0.05 s`);
});

test('does not repeat a POST', async () => {
  const { sent, fetch } = createHangingFetch(1);
  const api = createTestApi('http://u', { fetch, requestTimeoutMs: 20 });
  const error = await failure(api.createRole({ body: { name: 'a' } }));
  expect(error).toMatchObject({ kind: 'timeout', mayHaveHappened: true });
  expect(sent).toEqual(['POST']);
});

test('ends with the deadline when that comes first', async () => {
  const { fetch } = createHangingFetch(9);
  const error = await failure(createTestApi('http://u', { fetch, deadlineMs: 20, retry: { attempts: 1 } }).getRoles());
  expect(error.message).toContain('before its deadline of 0.02 s');
});

test('does not wait for a fetch that does not listen', async () => {
  const fetch = () => new Promise<Response>(() => {});
  const api = createTestApi('http://u', { fetch, requestTimeoutMs: 20, retry: { attempts: 1 } });
  expect(await failure(api.getRoles())).toMatchObject({ kind: 'timeout' });
});
