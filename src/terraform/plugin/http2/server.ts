/** Accepts HTTP/2 connections, with mutual TLS or in the clear. */
import { createServer as createPlainServer, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import type { Logger } from '../logger.ts';
import { Session } from './session.ts';
import type { Listener, Stream } from './stream.ts';

export interface MutualTls {
  readonly key: string;
  readonly cert: string;
  /** PEM: the only client certificate that may connect. */
  readonly clientCertificate: string;
}

interface Http2ServerOptions {
  readonly tls?: MutualTls;
  answer(stream: Stream): Listener;
  readonly log: Logger;
  /** Called each time that the last open session has closed. */
  readonly onIdle?: () => void;
  readonly onBusy?: () => void;
}

export interface Http2Server {
  readonly socket: Server;
  /** Stops to listen, lets running requests finish for a moment, then ends every session. */
  close(): Promise<void>;
}

const graceMs = 500;

export function createHttp2Server(options: Http2ServerOptions): Http2Server {
  const { tls, answer, log, onIdle, onBusy } = options;
  /** Every connection, also one on which nobody has said who they are: those hold nobody up. */
  const connections = new Set<Socket>();
  const sessions = new Set<Session>();
  const open = (socket: Socket) => {
    const session: Session = new Session(socket, {
      answer,
      opened() {
        sessions.add(session);
        onBusy?.();
      },
      closed(reason) {
        if (reason) log.debug('session failed', { error: reason.message });
        if (sessions.delete(session) && sessions.size === 0) onIdle?.();
      },
    });
  };
  const socket = tls ? createSecureServer(secureOptions(tls), open) : createPlainServer(open);
  socket.on('connection', (connection: Socket) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  socket.on('tlsClientError', (error: Error) => log.warn('a client was turned away', { error: error.message }));
  return {
    socket,
    close: () =>
      new Promise((resolve) => {
        const impatience = setTimeout(() => {
          for (const connection of connections) connection.destroy();
        }, graceMs);
        socket.close(() => {
          clearTimeout(impatience);
          resolve();
        });
        for (const session of sessions) session.close();
      }),
  };
}

function secureOptions({ key, cert, clientCertificate }: MutualTls) {
  return {
    key,
    cert,
    ca: clientCertificate,
    requestCert: true,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2' as const,
    ALPNProtocols: ['h2'],
  };
}
