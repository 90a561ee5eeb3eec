/**
 * The part of HTTP/2 that a gRPC server needs. Node has all of it, at three times the processor time for each call and a
 * longer start; and it reads no further when a client breaks the protocol, so that it never sees that client leave.
 */
export { createHttp2Server, type Http2Server, type MutualTls } from './server.ts';
export type { Listener, Stream } from './stream.ts';
