/** A gRPC server: unary and server-streaming methods, with mutual TLS or in the clear. */
import { answerCall, type FindMethod } from './grpc-call.ts';
import { createHttp2Server, type Http2Server, type Http2ServerOptions } from './http2/index.ts';

interface GrpcServerOptions extends Omit<Http2ServerOptions, 'answer'> {
  readonly find: FindMethod;
}

export const createGrpcServer = ({ find, ...options }: GrpcServerOptions): Http2Server =>
  createHttp2Server({ ...options, answer: (stream) => answerCall(stream, find, options.log) });
