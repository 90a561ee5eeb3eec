/** Sessions whose other end is silent are ended, and those that answer stay. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createGrpcServer } from '../../../src/terraform/plugin/grpc-server.ts';
import { connectPlugin } from '../../support/plugin-client.ts';

const silent = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };

async function serve(onIdle: () => void, patienceMs: number): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'keepalive-'));
  const address = join(dir, 'socket');
  const keepalive = { everyMs: 10, patienceMs };
  const find = async () => ({ unary: async (request: Uint8Array) => request });
  const server = createGrpcServer({ find, log: silent, onIdle, keepalive });
  server.http.listen(address);
  await once(server.http, 'listening');
  onTestFinished(async () => {
    await server.close();
    rmSync(dir, { recursive: true });
  });
  return address;
}

test('a client that broke the protocol and went away does not keep the plugin alive', async () => {
  let idle = () => {};
  const isIdle = new Promise<void>((resolve) => {
    idle = resolve;
  });
  const address = await serve(() => idle(), 10);
  const socket = connect(address);
  const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
  const settings = Buffer.from('000000040000000000', 'hex');
  const headersThatCannotBeUnpacked = Buffer.from('000004010400000001ffffffff', 'hex');
  socket.on('error', () => {});
  socket.resume();
  socket.end(Buffer.concat([preface, settings, headersThatCannotBeUnpacked]));
  await isIdle;
});

test('a client that answers is kept, however long it asks for nothing', async () => {
  const address = await serve(() => {}, 60_000);
  const client = await connectPlugin({ network: 'unix', address });
  for (let pings = 0; pings < 3; pings += 1) await once(client.session, 'ping');
  expect(Buffer.from(await client.call('/test/Echo', Buffer.from('still there'))).toString()).toBe('still there');
  await client.close();
});
