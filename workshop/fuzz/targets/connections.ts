// Bytes on the socket of a running plugin: HTTP/2 that is broken, in the clear, where TLS stops nothing.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect as connectHttp2 } from 'node:http2';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { Duplex } from 'node:stream';
import { createGrpcServer } from '../../../src/terraform/plugin/grpc-server.ts';
import { connectPlugin, frame } from '../../plugin-client.ts';
import { concat, mutateBytes } from '../mutate-bytes.ts';
import { insist, type Target } from '../target.ts';

const path = '/test/Echo';
/** The type of the frame that ends a session. */
const goAway = 7;
const silent = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };

export async function connectionTargets(): Promise<Target[]> {
  const dir = mkdtempSync(joinPath(tmpdir(), 'bytes-'));
  const address = joinPath(dir, 'socket');
  const server = createGrpcServer({
    find: async () => ({ unary: async (request) => request }),
    log: silent,
  });
  await server.listen({ path: address });
  const valid = await recordConversation();
  let checked = 0;
  return [
    {
      name: 'HTTP/2',
      weight: 5,
      make: (random) => {
        // The preface mostly stays, or nothing behind it would be looked at.
        const kept = random.oneIn(10) ? 0 : 24;
        return concat(valid.subarray(0, kept), mutateBytes(valid.subarray(kept), random));
      },
      check: async (input) => {
        await sendAndHangUp(address, input);
        checked += 1;
        if (checked % 100 === 0) await stillAnswers(address);
      },
      close: async () => {
        await stillAnswers(address);
        await server.close();
        rmSync(dir, { recursive: true });
      },
    },
  ];
}

/** What a client writes to make one call. */
async function recordConversation(): Promise<Uint8Array> {
  const written: Buffer[] = [];
  const wire = new Duplex({
    read() {},
    write(chunk: Buffer, _, done) {
      written.push(chunk);
      done();
    },
  });
  const session = connectHttp2('http://localhost', { createConnection: () => wire });
  const headers = { ':method': 'POST', ':path': path, 'content-type': 'application/grpc', te: 'trailers' };
  session
    .request(headers)
    .on('error', () => {})
    .end(frame(Buffer.from('hello')));
  while (!Buffer.concat(written).includes('hello')) await new Promise((resolve) => setImmediate(resolve));
  session.destroy();
  return Buffer.concat(written);
}

/** Waits until the plugin has closed the connection, or has said that it is done with it. */
async function sendAndHangUp(address: string, input: Uint8Array): Promise<void> {
  const socket = connect(address);
  const closed = once(socket, 'close');
  socket.on('error', () => {});
  socket.on('data', (answer) => {
    if (answer[3] === goAway) socket.destroy();
  });
  socket.end(input);
  await closed;
}

async function stillAnswers(address: string): Promise<void> {
  const client = await connectPlugin({ network: 'unix', address });
  const answer = await client.call(path, Buffer.from('there?'));
  await client.close();
  insist(Buffer.from(answer).toString() === 'there?', 'the plugin no longer answers');
}
