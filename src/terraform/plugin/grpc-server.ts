/** A gRPC server on `node:http2`: unary and server-streaming methods, with mutual TLS or in the clear. */
import {
  createSecureServer,
  createServer,
  type Http2SecureServer,
  type Http2Server,
  type Http2Session,
} from 'node:http2';
import { answerCall, type FindMethod } from './grpc-call.ts';
import { type Keepalive, keepAlive, patient } from './keepalive.ts';
import type { Logger } from './logger.ts';

export interface MutualTls {
  readonly key: string;
  readonly cert: string;
  /** PEM: the only client certificate that may connect. */
  readonly clientCertificate: string;
}

export interface GrpcServerOptions {
  readonly find: FindMethod;
  readonly tls?: MutualTls;
  readonly log: Logger;
  /** Called each time that the last open session has closed. */
  readonly onIdle?: () => void;
  readonly onBusy?: () => void;
  readonly keepalive?: Keepalive;
}

export interface GrpcServer {
  readonly http: Http2Server | Http2SecureServer;
  /** Stops to listen, lets running calls finish for a moment, then ends every session. */
  close(): Promise<void>;
}

const graceMs = 500;

export function createGrpcServer(options: GrpcServerOptions): GrpcServer {
  const { find, tls, log, onIdle, onBusy, keepalive = patient } = options;
  const http = tls ? createSecureServer(secureOptions(tls)) : createServer();
  const sessions = new Set<Http2Session>();
  http.on('session', (session) => {
    sessions.add(session);
    onBusy?.();
    keepAlive(session, keepalive, log);
    session.on('error', (error: Error) => log.debug('session failed', { error: error.message }));
    session.once('close', () => {
      sessions.delete(session);
      if (sessions.size === 0) onIdle?.();
    });
  });
  http.on('stream', (stream, headers) => {
    answerCall(stream, headers, find, log).catch((error: unknown) => {
      log.error('answering a call failed', { error });
      stream.destroy();
    });
  });
  http.on('sessionError', (error: Error) => log.debug('session failed', { error: error.message }));
  http.on('tlsClientError', (error: Error) => log.warn('a client was turned away', { error: error.message }));
  // Before that, whoever opens the socket deals with its errors.
  http.once('listening', () => {
    http.on('error', (error: Error) => log.error('the server failed', { error: error.message }));
  });
  return {
    http,
    close: () =>
      new Promise((resolve) => {
        const impatience = setTimeout(() => {
          for (const session of sessions) session.destroy();
        }, graceMs);
        http.close(() => {
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
  };
}
