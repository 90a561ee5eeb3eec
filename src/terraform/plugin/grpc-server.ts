/** A gRPC server: unary and server-streaming methods, with mutual TLS or in the clear. */
import { answerCall, type FindMethod } from './grpc-call.ts';
import { createHttp2Server, type Http2Server, type MutualTls } from './http2/index.ts';
import type { Logger } from './logger.ts';

interface GrpcServerOptions {
  readonly find: FindMethod;
  readonly tls?: MutualTls;
  readonly log: Logger;
  /** Called each time that the last open session has closed. */
  readonly onIdle?: () => void;
  readonly onBusy?: () => void;
}

export function createGrpcServer({ find, tls, log, onIdle, onBusy }: GrpcServerOptions): Http2Server {
  const server = createHttp2Server({
    tls,
    answer: (stream) => answerCall(stream, find, log),
    log,
    onIdle,
    onBusy,
  });
  // Before that, whoever opens the socket deals with its errors.
  server.socket.once('listening', () => {
    server.socket.on('error', (error: Error) => log.error('the server failed', { error: error.message }));
  });
  return server;
}
