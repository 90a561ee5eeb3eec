// A server on a real socket that sends what no HTTP client should trust: each time one AdminApiError, in little memory.
import { createServer, type Socket } from 'node:net';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type AdminApi, AdminApiError, createAdminApi } from '../../../src/admin-api/index.ts';
import { fastClock } from '../../../workshop/catalog.ts';
import { deepJson } from '../../../workshop/fuzz/mutate-json.ts';
import { spread } from '../../support/size.ts';

const mebibyte = Buffer.alloc(1024 * 1024, ' ');
const head = (...lines: readonly string[]) => `HTTP/1.1 200 OK\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`;
const json = 'Content-Type: application/json';

type Send = (socket: Socket) => void;
const all =
  (...parts: readonly (string | Uint8Array)[]): Send =>
  (socket) =>
    socket.end(Buffer.concat(parts.map((part) => Buffer.from(part))));

/** Writes for as long as anybody reads. */
const endless =
  (start: string, part: string | Uint8Array): Send =>
  (socket) => {
    const write = () => {
      while (!socket.destroyed && socket.write(part));
    };
    socket.on('drain', write);
    socket.write(start);
    write();
  };

async function connectTo(send: Send, requestTimeoutMs = 30_000): Promise<AdminApi> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', () => send(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as { port: number };
  const url = `http://127.0.0.1:${port}`;
  return createAdminApi({ url, token: '*:*.x', log: () => {}, clock: fastClock(), env: {}, requestTimeoutMs });
}

const bomb = (level: number) => gzipSync(Buffer.concat(Array.from({ length: level }, () => mebibyte)));

describe('refused', () => {
  test.each<[string, Send, RegExp]>([
    ['a gzip bomb', all(head(json, 'Content-Encoding: gzip'), bomb(200)), /longer than 64 MiB/],
    [
      'gzip in gzip',
      all(head(json, 'Content-Encoding: gzip, gzip'), gzipSync(bomb(200))),
      /longer than 64 MiB|cannot be/,
    ],
    ['an endless body', endless(head(json), mebibyte), /longer than 64 MiB/],
    [
      'an endless chunked body',
      endless(head(json, 'Transfer-Encoding: chunked'), `400\r\n${' '.repeat(1024)}\r\n`),
      /longer/,
    ],
    ['endless headers', endless('HTTP/1.1 200 OK\r\n', `X-A: ${'a'.repeat(1000)}\r\n`), /connection|header/i],
    ['one endless header', endless('HTTP/1.1 200 OK\r\nX-A: ', 'a'.repeat(1000)), /connection|header/i],
    ['deflate cut short', all(head(json, 'Content-Encoding: deflate'), deflateSync(mebibyte).subarray(0, 99)), /./],
    ['a length that is a lie', all(head(json, 'Content-Length: 999'), '{"roles":[]}'), /broke off/],
    ['a length that is no number', all(head(json, 'Content-Length: -1'), '{}'), /./],
    ['no HTTP at all', all('SSH-2.0-OpenSSH_9.9\r\n'), /./],
    ['nothing', all(''), /./],
    ['nesting without end', all(head(json), `{"roles":${deepJson(100_000)}}`), /roles/],
  ])('%s', async (_, send, message) => {
    const api = await connectTo(send);
    const before = process.memoryUsage.rss();
    const error: unknown = await api.getRoles().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AdminApiError);
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message).not.toMatch(/\n|RangeError|TypeError/);
    expect(process.memoryUsage.rss() - before).toBeLessThan(600 * 1024 * 1024);
  });
});

// fetch itself never ends when an answer that calls itself gzip is none, so the limit of the request must.
test('gzip that is none is given up on', async () => {
  const api = await connectTo(all(head(json, 'Content-Encoding: gzip'), '{"roles":[]}'), 200);
  await expect(api.getRoles()).rejects.toThrow(/got no answer|broke off/);
});

test('nesting without end where nobody looks is refused, so that whoever walks through it has an end', async () => {
  const api = await connectTo(all(head(json), `{"roles":[],"more":${deepJson(100_000)}}`));
  await expect(api.getRoles()).rejects.toThrow(
    'The answer to getRoles (GET /api/admin/roles) cannot be used (HTTP 200): it is nested deeper than 100 levels.',
  );
});

test.each(spread([400, 401, 403, 404, 409, 429, 500, 503], { quick: 3 }))(
  'an HTTP %i that nests without end is an error like any other',
  async (status) => {
    const deep = deepJson(100_000);
    const body = `{"name":"E","message":"no","details":[{"message":"a","path":${deep}},${deep}],"permissions":${deep}}`;
    const api = await connectTo(all(`HTTP/1.1 ${status} No\r\n${json}\r\n\r\n`, body));
    const error: unknown = await api.getRoles().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AdminApiError);
    expect(error).toMatchObject({ status });
  },
);

test('brackets inside of texts are no nesting', async () => {
  const name = `${'[{'.repeat(200)}\\"${'['.repeat(200)}`;
  const roles = [{ id: 1, name, type: 'root' }];
  const api = await connectTo(all(head(json), JSON.stringify({ roles })));
  expect((await api.getRoles()).roles).toEqual(roles);
});
