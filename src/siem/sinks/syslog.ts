// A syslog receiver, over TLS or, where that is asked for, plain TCP. It acknowledges nothing: what the network may have lost
// when a connection breaks is sent again.
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { tlsOptions } from '../../admin-api/transport/index.ts';
import { NotDelivered, type Sink } from './sink.ts';
import { toSyslogFrame } from './syslog-message.ts';
import { connectionTrouble } from './trouble.ts';

interface SyslogSettings {
  readonly receiver: { readonly isPlain: boolean; readonly host: string; readonly port: number };
  readonly caCertificate: string | undefined;
  readonly extraCaFile: string | undefined;
  /** The host that messages are said to come from. */
  readonly host: string;
}

/** Milliseconds after which what was written and not refused has arrived. */
const arrival = 60_000;

export function syslogSink(settings: SyslogSettings): Sink {
  const { receiver, host } = settings;
  const name = `${receiver.host}:${receiver.port}`;
  let socket: Socket | undefined;
  /** What the receiver may not have, should the connection break. */
  let latest: { readonly bytes: Buffer; readonly at: number } | undefined;

  async function connected(signal: AbortSignal): Promise<Socket> {
    if (socket && !socket.destroyed && socket.writable) return socket;
    const isFresh = latest !== undefined && Date.now() - latest.at < arrival;
    const opened = await open(settings, signal);
    // What happens to it between two deliveries is seen at the next one.
    opened.on('error', () => {});
    opened.on('end', () => opened.destroy());
    opened.resume();
    socket = opened;
    if (latest && isFresh) await write(opened, latest.bytes, signal);
    return opened;
  }

  return {
    async deliver(lines, signal) {
      const bytes = Buffer.concat(lines.map((line) => toSyslogFrame(line, host)));
      try {
        await write(await connected(signal), bytes, signal);
        latest = { bytes, at: Date.now() };
      } catch (error) {
        socket?.destroy();
        throw connectionTrouble(name, error);
      }
    },
    close: () =>
      new Promise((done) => {
        if (!socket || socket.destroyed) return done();
        socket.once('close', () => done());
        socket.end();
        // Whoever does not close its side has had its time.
        setTimeout(() => socket?.destroy(), 1000).unref();
      }),
  };
}

async function open({ receiver, caCertificate, extraCaFile }: SyslogSettings, signal: AbortSignal): Promise<Socket> {
  const { isPlain, host, port } = receiver;
  const tls = isPlain ? {} : await tlsOptions({ ...(caCertificate && { caCertificate }), extraCaFile });
  if (signal.aborted) throw tooLate();
  return new Promise((resolve, reject) => {
    const connected = () => settle(() => resolve(socket));
    const socket = isPlain
      ? connectPlain({ host, port }, connected)
      : connectTls({ host, port, ...(isIP(host) === 0 && { servername: host }), ...tls }, connected);
    const fail = (error: Error) => settle(() => reject(error));
    const abort = () => socket.destroy(tooLate());
    const settle = (outcome: () => void) => {
      signal.removeEventListener('abort', abort);
      socket.off('error', fail);
      outcome();
    };
    socket.once('error', fail);
    signal.addEventListener('abort', abort);
  });
}

const tooLate = () => new NotDelivered('no connection in time');

/** Resolves when the system has taken all of it: a receiver that is slow makes us wait. */
function write(socket: Socket, bytes: Buffer, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error?: Error) => settle(() => reject(error ?? new Error('the connection was closed')));
    const abort = () => fail(new Error('it takes nothing more'));
    const close = () => fail();
    const settle = (outcome: () => void) => {
      signal.removeEventListener('abort', abort);
      socket.off('close', close);
      outcome();
    };
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort);
    socket.once('close', close);
    socket.write(bytes, (error) => (error ? fail(error) : settle(resolve)));
  });
}
