// Put requests on the wire: directly, through a proxy, or with the fetch of the caller.
export { createTransport } from './create-transport.ts';
export type { Incoming, Transport } from './transport.ts';
