/** The gRPC server, called by good clients and by bad ones. */
import { patiently } from '../../../workshop/patience.ts';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Method, Methods } from '../../../src/terraform/plugin/grpc-call.ts';
import { createGrpcServer } from '../../../src/terraform/plugin/grpc-server.ts';
import { GrpcError, Status } from '../../../src/terraform/plugin/grpc-status.ts';
import type { Http2Server } from '../../../src/terraform/plugin/http2/index.ts';
import { listen } from '../../../src/terraform/plugin/listen.ts';
import type { Logger } from '../../../src/terraform/plugin/logger.ts';
import { connectPlugin, frame, type PluginClient } from '../../../workshop/plugin-client.ts';

const errors: string[] = [];
const log: Logger = { trace() {}, debug() {}, info() {}, warn() {}, error: (message) => errors.push(message) };
const ascii = (text: string) => new TextEncoder().encode(text);

let sent = 0;
let aborted: Promise<void>;
let abort = () => {};

async function* count(until: number, size: number): AsyncGenerator<Uint8Array> {
  for (sent = 0; sent < until; sent += 1) {
    yield new Uint8Array(size).fill(sent % 256);
  }
}

const methods: Methods = new Map<string, Method>([
  ['/t/Echo', { unary: async (request) => request }],
  ['/t/Length', { unary: async (request) => ascii(String(request.length)) }],
  ['/t/Large', { unary: async (request) => new Uint8Array(Number(new TextDecoder().decode(request))) }],
  ['/t/Fail', { unary: async (request) => Promise.reject(new Error(new TextDecoder().decode(request))) }],
  [
    '/t/Throw',
    {
      unary: () => {
        throw 'just text';
      },
    },
  ],
  ['/t/Refuse', { unary: async () => Promise.reject(new GrpcError(Status.RESOURCE_EXHAUSTED, 'enough')) }],
  ['/t/Count', { serverStream: () => count(1000, 100) }],
  ['/t/Flood', { serverStream: () => count(100_000, 10_000) }],
  ['/t/Nothing', { serverStream: () => count(0, 0) }],
  [
    '/t/FailLate',
    {
      async *serverStream() {
        yield ascii('one');
        throw new Error('late');
      },
    },
  ],
  [
    '/t/Wait',
    {
      unary: (_request, { signal }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            abort();
            resolve(ascii('too late'));
          });
        }),
    },
  ],
]);

let server: Http2Server;
let client: PluginClient;

beforeEach(async () => {
  errors.length = 0;
  aborted = new Promise((resolve) => {
    abort = resolve;
  });
  server = createGrpcServer({ find: async (path) => methods.get(path), log });
  const address = await listen(server, {});
  if (address.network !== 'unix') throw new Error('these tests need Unix sockets');
  client = await connectPlugin({ network: 'unix', address: address.path });
});

afterEach(async () => {
  client.session.destroy();
  await server.close();
});

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const messages: Uint8Array[] = [];
  for await (const message of stream) messages.push(message);
  return messages;
}

/** Sends raw bytes and gives the status that comes back. */
async function post(chunks: readonly Uint8Array[], headers: { readonly [name: string]: string } = {}) {
  const stream = client.session.request({
    ':method': 'POST',
    ':path': '/t/Echo',
    'content-type': 'application/grpc',
    ...headers,
  });
  const answered = once(stream, 'response');
  for (const chunk of chunks) {
    stream.write(chunk);
    await setImmediate();
  }
  stream.end();
  const [response] = await answered;
  stream.close();
  return response;
}

describe('a unary call', () => {
  test('is answered, empty or large', async () => {
    expect(await client.call('/t/Echo', ascii('hello'))).toEqual(Buffer.from('hello'));
    expect(await client.call('/t/Echo')).toHaveLength(0);
    expect(await client.call('/t/Large', ascii('41943040'))).toHaveLength(41_943_040);
    expect(Buffer.from(await client.call('/t/Length', new Uint8Array(41_943_040))).toString()).toBe('41943040');
  });

  test('is one of many at the same time', async () => {
    const texts = Array.from({ length: 500 }, (_, index) => `call ${index} ${'x'.repeat(index * 20)}`);
    const answers = await Promise.all(texts.map((text) => client.call('/t/Echo', ascii(text))));
    expect(answers.map((answer) => Buffer.from(answer).toString())).toEqual(texts);
  });

  test('may arrive in pieces', async () => {
    const bytes = frame(ascii('hello'));
    expect(await post([bytes.subarray(0, 2), bytes.subarray(2, 5), bytes.subarray(5)])).not.toHaveProperty(
      'grpc-status',
    );
  });

  test('that fails says why, in any script, without a stack', async () => {
    const message = 'ünïcode 100 % 🎈\nsecond line';
    await expect(client.call('/t/Fail', ascii(message))).rejects.toMatchObject({ code: 13, message });
    await expect(client.call('/t/Throw')).rejects.toMatchObject({ code: 13, message: 'just text' });
    await expect(client.call('/t/Refuse')).rejects.toMatchObject({ code: 8, message: 'enough' });
    expect(errors).toEqual(['call failed', 'call failed']);
  });

  test('that fails with a very long message still fails properly', async () => {
    await expect(client.call('/t/Fail', ascii('x'.repeat(1_000_000)))).rejects.toMatchObject({ code: 13 });
    await expect(client.call('/t/Fail', ascii('ü'.repeat(1_000_000)))).rejects.toMatchObject({ code: 13 });
    expect(await client.call('/t/Echo', ascii('alive'))).toHaveLength(5);
  });

  test('to an unknown method is unimplemented, in trailers only', async () => {
    await expect(client.call('/t/None')).rejects.toMatchObject({ code: 12, message: 'unknown method /t/None' });
  });

  test('that the client cancels aborts its handler', async () => {
    const stream = client.session.request({
      ':method': 'POST',
      ':path': '/t/Wait',
      'content-type': 'application/grpc',
    });
    stream.on('error', () => {});
    stream.end(frame(new Uint8Array()));
    await client.call('/t/Echo');
    stream.close(8);
    await aborted;
    expect(await client.call('/t/Echo', ascii('alive'))).toHaveLength(5);
    expect(errors).toEqual([]);
  });

  test('whose client goes away aborts its handler', async () => {
    const call = client.call('/t/Wait').catch(() => {});
    await client.call('/t/Echo');
    client.socket.destroy();
    await aborted;
    await call;
    expect(errors).toEqual([]);
  });
});

describe('a server stream', () => {
  test('gives every message in order', async () => {
    const messages = await collect(client.stream('/t/Count'));
    expect(messages).toHaveLength(1000);
    expect(messages.every((message, index) => message.length === 100 && message[0] === index % 256)).toBe(true);
    expect(await collect(client.stream('/t/Nothing'))).toEqual([]);
  });

  test('that fails late keeps what it has given', async () => {
    const stream = client.stream('/t/FailLate');
    expect((await stream.next()).value).toEqual(Buffer.from('one'));
    await expect(stream.next()).rejects.toMatchObject({ code: 13, message: 'late' });
  });

  test('waits for a slow reader', async () => {
    const stream = client.stream('/t/Flood');
    await stream.next();
    let before = -1;
    await vi.waitUntil(
      () => {
        const still = sent === before;
        before = sent;
        return still;
      },
      { ...patiently, interval: 50 },
    );
    expect(sent).toBeLessThan(1000);
    await stream.return(undefined);
  });

  test('ends when the client cancels', async () => {
    for await (const _message of client.stream('/t/Flood')) break;
    expect(await client.call('/t/Echo', ascii('alive'))).toHaveLength(5);
    expect(sent).toBeLessThan(100_000);
    expect(errors).toEqual([]);
  });
});

describe('a bad request', () => {
  const sized = (length: number) => {
    const header = Buffer.alloc(5);
    header.writeUInt32BE(length, 1);
    return header;
  };

  test.each<[string, Uint8Array[], string, string]>([
    ['no message', [], '13', 'the request has no message'],
    ['half a header', [Buffer.alloc(3)], '13', 'the request has no message'],
    ['less than it announces', [sized(10), Buffer.alloc(3)], '13', 'the request message is cut short'],
    ['two messages', [frame(ascii('a')), frame(ascii('b'))], '13', 'the request has more than one message'],
    ['a compressed message', [Buffer.of(1, 0, 0, 0, 1, 0)], '12', 'compressed messages are not supported'],
    ['4 GiB', [sized(0xffffffff)], '8', 'the request has 4294967295 bytes, more than the limit of 268435456'],
  ])('with %s is refused', async (_what, chunks, status, message) => {
    expect(await post(chunks)).toMatchObject({ ':status': 200, 'grpc-status': status, 'grpc-message': message });
    expect(await client.call('/t/Echo', ascii('alive'))).toHaveLength(5);
  });

  test('that is not gRPC gets a plain HTTP status', async () => {
    expect(await post([], { 'content-type': 'text/html' })).toMatchObject({ ':status': 415 });
    expect(await post([], { ':method': 'PUT' })).toMatchObject({ ':status': 405 });
  });
});

test('close lets a running call finish', async () => {
  const answer = client.call('/t/Large', ascii('200000'));
  await client.call('/t/Echo');
  await Promise.all([server.close(), answer]);
  expect(await answer).toHaveLength(200_000);
});
