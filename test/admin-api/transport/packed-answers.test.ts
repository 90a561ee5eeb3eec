// Answers that the server compressed, well or badly.
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createTestApi, failure } from '../client.ts';
import { noRoles, startServer } from '../server.ts';

const json = Buffer.from(JSON.stringify(noRoles));
const broken = gzipSync(json).fill(0xff, 12, 20);

/** A server that says how its answer is packed, whatever it sends. */
async function ask(encoding: string, body: Buffer, options: Parameters<typeof createTestApi>[1] = {}) {
  const server = await startServer((response) => {
    response.writeHead(200, { 'Content-Encoding': encoding, 'Content-Length': body.length });
    response.end(body);
  });
  return { server, api: createTestApi(server.url, { retry: { attempts: 1 }, ...options }) };
}

test.each([
  ['gzip', gzipSync(json)],
  ['GZIP', gzipSync(json)],
  ['x-gzip', gzipSync(json)],
  ['deflate', deflateSync(json)],
  ['deflate', deflateRawSync(json)],
  ['br', brotliCompressSync(json)],
  ['identity', json],
])('%s is unpacked', async (encoding, body) => {
  const { server, api } = await ask(encoding, body);
  expect(await api.getRoles()).toEqual(noRoles);
  expect(server.requests[0]?.headers['accept-encoding']).toBe('gzip, deflate, br');
});

test.each([
  ['cut short', 'gzip', gzipSync(json).subarray(0, 20)],
  ['cut short', 'br', brotliCompressSync(json).subarray(0, 10)],
  ['not what it is said to be', 'gzip', json],
  ['broken', 'gzip', broken],
])('one that is %s (%s) is a broken answer', async (_, encoding, body) => {
  const { api } = await ask(encoding, body);
  const error = await failure(api.getRoles());
  expect(error).toMatchObject({ kind: 'malformed', status: 200, mayHaveHappened: false });
  expect(error.message).toContain('it broke off before its end');
});

test.each([200, 204])('an empty one is empty, whatever its head says (%i)', async (status) => {
  const server = await startServer((response) => response.writeHead(status, { 'Content-Encoding': 'gzip' }).end());
  expect(await createTestApi(server.url).deleteRole({ roleId: 7 })).toBeUndefined();
});

test('one that is packed in a way that nobody knows is not JSON', async () => {
  const { api } = await ask('zstd', gzipSync(json));
  expect((await failure(api.getRoles())).message).toContain('not valid JSON');
});

test('a write whose answer is broken may have happened', async () => {
  const { api } = await ask('gzip', json);
  expect(await failure(api.createRole({ body: { name: 'a' } }))).toMatchObject({ mayHaveHappened: true });
});

test('one that unpacks to more than memory should hold is given up, and not asked for again', async () => {
  const { server, api } = await ask('gzip', gzipSync(Buffer.alloc(80 * 1024 * 1024, ' ')), { retry: { attempts: 3 } });
  const error = await failure(api.getRoles());
  expect(error).toMatchObject({ kind: 'malformed', code: 'ANSWER_TOO_LONG' });
  expect(error.message).toContain('longer than 64 MiB');
  expect(server.requests).toHaveLength(1);
});

test('one that never ends is given up in time', async () => {
  const server = await startServer((response) => {
    response.writeHead(200, { 'Content-Encoding': 'gzip' });
    response.write(gzipSync(json).subarray(0, 15));
  });
  const api = createTestApi(server.url, { requestTimeoutMs: 50, retry: { attempts: 1 } });
  expect(await failure(api.getRoles())).toMatchObject({ kind: 'timeout' });
});
