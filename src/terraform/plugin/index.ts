/** How Terraform starts and talks to a plugin: handshake, mutual TLS, gRPC over HTTP/2, host services, process rules. */
export type { Call, Method, Methods } from './grpc-call.ts';
export { GrpcError, Status } from './grpc-status.ts';
export { HandshakeError } from './handshake.ts';
export { createLogger, type Logger } from './logger.ts';
export { servePlugin } from './plugin-process.ts';
export { serveAttachable } from './reattach.ts';
