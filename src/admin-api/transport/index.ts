// Put requests on the wire: directly, through a proxy, or with the fetch of the caller.
export { findProxy, type ProxySettings } from './proxy.ts';
export type { Incoming, Transport } from './transport.ts';
export { createTransport } from './transport.ts';
