// Put requests on the wire: directly, through a proxy, or with the fetch of the caller.
export { isTlsFailure, readConnectionFailure } from './connection-failure.ts';
export { createTransport } from './create-transport.ts';
export { findProxy } from './proxy.ts';
export { tlsOptions } from './tls.ts';
export type { Incoming, Transport } from './transport.ts';
export { unpack } from './unpack.ts';
