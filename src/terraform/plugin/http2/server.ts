/** Accepts HTTP/2 connections, with mutual TLS or in the clear. */
import type { Logger } from '../logger.ts';
import { type MutualTls, openSockets, type Place, type Socket, type SocketServer } from '../sockets/index.ts';
import { Session } from './session.ts';
import type { Listener, Stream } from './stream.ts';

export interface Http2ServerOptions {
  readonly tls?: MutualTls | undefined;
  answer(stream: Stream): Listener;
  readonly log: Logger;
  /** Called each time that the last open session has closed. */
  readonly onIdle?: (() => void) | undefined;
  readonly onBusy?: (() => void) | undefined;
}

export interface Http2Server {
  /**
   * @returns the port, unless it listens on a path
   * @throws Error of the system when the place cannot be had, HandshakeError when the client certificate is none
   */
  listen(place: Place): Promise<number | undefined>;
  /** Stops to listen, lets running requests finish for a moment, then ends every session. */
  close(): Promise<void>;
}

const graceMs = 500;

export function createHttp2Server({ tls, answer, log, onIdle, onBusy }: Http2ServerOptions): Http2Server {
  const sessions = new Set<Session>();
  const accept = (socket: Socket): Session => {
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
    return session;
  };
  let sockets: SocketServer | undefined;
  return {
    async listen(place) {
      sockets = await openSockets(place, {
        tls,
        accept,
        refused: ({ message }) => log.warn('a client was turned away', { error: message }),
        failed: ({ message }) => log.error('the server failed', { error: message }),
      });
      return sockets.port;
    },
    async close() {
      const closed = sockets?.close(graceMs);
      for (const session of sessions) session.close();
      await closed;
    },
  };
}
