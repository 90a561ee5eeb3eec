// Syslog over TLS: frames that a receiver can cut, whom we trust, and what is sent again when a connection breaks.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer as createPlainServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { createFormat, type Line, syslogSink } from '../../src/siem/index.ts';
import { NotDelivered, Refused } from '../../src/siem/sinks/sink.ts';
import { toSyslogFrame } from '../../src/siem/sinks/syslog-message.ts';
import { spread } from '../support/size.ts';
import { events, eventOf, hostile, server } from './events.ts';

const read = (name: string) =>
  readFileSync(new URL(`../admin-api/transport/certificates/${name}`, import.meta.url), 'utf8');
const tls = { key: read('server.key'), cert: read('server.pem') };
const caCertificate = read('ca.pem');
const never = new AbortController().signal;
const format = createFormat({ format: 'cef', ocsf: '1.8', server });
const lines = (...ids: number[]): Line[] => ids.map((id) => format(eventOf(id)));

/** Messages by the lengths in front of them, as RFC 5425 says. */
function messagesIn(bytes: Buffer): string[] {
  const messages: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(32, at);
    const length = Number(bytes.subarray(at, space).toString());
    expect(length).toBeGreaterThan(0);
    messages.push(bytes.subarray(space + 1, space + 1 + length).toString());
    at = space + 1 + length;
  }
  return messages;
}

async function startReceiver({ plain = false } = {}) {
  const sockets: Socket[] = [];
  const chunks: Buffer[] = [];
  const take = (socket: Socket) => {
    sockets.push(socket);
    socket.on('data', (chunk) => chunks.push(chunk)).on('error', () => {});
  };
  const receiver = (plain ? createPlainServer(take) : createTlsServer(tls, take)).listen(0, '127.0.0.1');
  receiver.on('tlsClientError', () => {});
  await once(receiver, 'listening');
  return {
    port: (receiver.address() as AddressInfo).port,
    sockets,
    messages: () => messagesIn(Buffer.concat(chunks)),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      receiver.close();
      await once(receiver, 'close');
    },
  };
}

const to = (port: number, { isPlain = false, host = 'localhost', isTrusted = true } = {}) =>
  syslogSink({
    receiver: { isPlain, host, port },
    caCertificate: isTrusted ? caCertificate : undefined,
    extraCaFile: undefined,
    host: 'unleash.example.com',
  });

async function until(isDone: () => boolean): Promise<void> {
  while (!isDone()) await new Promise((done) => setTimeout(done, 5));
}

const idOf = (message: string) => Number(/externalId=(\d+)/.exec(message)?.[1]);

describe.each([{ isPlain: false }, { isPlain: true }])('a receiver, plain: $isPlain', ({ isPlain }) => {
  test('gets each event as a message of RFC 5424 in a frame of its own', async () => {
    await using receiver = await startReceiver({ plain: isPlain });
    const sink = to(receiver.port, { isPlain });
    await sink.deliver(lines(1, 2), never);
    await sink.deliver(lines(3), never);
    await sink.close();
    await until(() => receiver.messages().length === 3);
    expect(receiver.sockets).toHaveLength(1);
    expect(receiver.messages().map(idOf)).toEqual([1, 2, 3]);
    // Facility 13, severity 4: roles matter.
    const header = '<108>1 2027-01-31T00:00:01.000Z unleash.example.com unleash - role-updated - CEF:0|Unleash|';
    expect(receiver.messages()[0]).toMatch(new RegExp(`^${header.replaceAll(/[|.]/g, '\\$&')}`));
  });
});

test('no name breaks a frame or a header', () => {
  const written = spread(events, { quick: 90 }).map((event) => format(event));
  const frames = Buffer.concat(written.map((line) => toSyslogFrame({ ...line, type: hostile }, hostile)));
  const messages = messagesIn(frames);
  expect(messages).toHaveLength(written.length);
  const header = /^<\d{1,3}>1 \d{4}-\d\d-\d\dT[\d:.]+Z [!-~]{1,255} unleash - [!-~]{1,32} - CEF:0\|/;
  expect(messages.filter((message) => !header.test(message))).toEqual([]);
});

test('what was under way when a connection broke is sent again on the next one', async () => {
  await using receiver = await startReceiver();
  const sink = to(receiver.port);
  await sink.deliver(lines(1, 2), never);
  await until(() => receiver.messages().length === 2);
  receiver.sockets[0]!.destroy();
  let deliveries = 0;
  // The system may take what is written to a connection that the other side has left.
  while (receiver.sockets.length < 2) {
    deliveries += 1;
    await sink
      .deliver(lines(2 + deliveries), never)
      .catch((error: unknown) => expect(error).toBeInstanceOf(NotDelivered));
  }
  await sink.close();
  await until(() =>
    receiver
      .messages()
      .map(idOf)
      .includes(2 + deliveries),
  );
  const arrived = new Set(receiver.messages().map(idOf));
  for (const id of [1, 2, 2 + deliveries]) expect(arrived).toContain(id);
});

describe('what keeps us from it is one sentence', () => {
  test('an authority that is not trusted', async () => {
    await using receiver = await startReceiver();
    const outcome = to(receiver.port, { isTrusted: false }).deliver(lines(1), never);
    await expect(outcome).rejects.toThrow(Refused);
    await expect(outcome).rejects.toThrow(
      /^the certificate of localhost:\d+ is not signed by a trusted authority \([A-Z_]+\): give its authority with --ca-file$/,
    );
  });

  test('a certificate of another host', async () => {
    await using receiver = await startReceiver();
    const outcome = to(receiver.port, { host: '0.0.0.0' }).deliver(lines(1), never);
    await expect(outcome).rejects.toThrow(
      /^the certificate of 0\.0\.0\.0:\d+ is for another host \(ERR_TLS_CERT_ALTNAME_INVALID\): use the name/,
    );
  });

  test('a receiver without TLS, and none at all', async () => {
    await using receiver = await startReceiver({ plain: true });
    const limited = new AbortController();
    const outcome = expect(to(receiver.port).deliver(lines(1), limited.signal)).rejects.toThrow(NotDelivered);
    await until(() => receiver.sockets.length === 1);
    limited.abort();
    await outcome;
    const gone = await startReceiver();
    await gone[Symbol.asyncDispose]();
    await expect(to(gone.port).deliver(lines(1), never)).rejects.toThrow(/cannot be reached: .*ECONNREFUSED/);
  });
});

test('a receiver that takes nothing more makes us wait, and not our memory grow', async () => {
  await using receiver = await startReceiver({ plain: true });
  const sink = to(receiver.port, { isPlain: true });
  await sink.deliver(lines(1), never);
  await until(() => receiver.sockets.length === 1);
  receiver.sockets[0]!.pause();
  const [line] = lines(2);
  const large = Array.from({ length: 300 }, () => ({ ...line!, text: `${line!.text}${'x'.repeat(60_000)}` }));
  const outcome = sink.deliver(large, AbortSignal.timeout(300));
  await expect(outcome).rejects.toThrow(/it takes nothing more/);
});

test.each([
  { at: 'without TLS', plain: true },
  { at: 'with TLS', plain: false },
])('who asks too late is told at once, connected or not, $at', async ({ plain }) => {
  await using receiver = await startReceiver({ plain });
  const sink = to(receiver.port, { isPlain: plain });
  for (const _ of ['not connected', 'connected']) {
    await expect(sink.deliver(lines(1), AbortSignal.abort())).rejects.toThrow(NotDelivered);
    await sink.deliver(lines(1), never);
  }
  await sink.close();
});
