// What every way to the server takes and gives.
import type { Readable } from 'node:stream';
import type { Answer, Outgoing } from '../sending/call.ts';

/** An answer whose head is there, and whose body is to come. */
export interface Incoming {
  readonly status: number;
  readonly headers: Answer['headers'];
  readonly body: Readable;
  /** How the body is packed, such as `gzip`; null when it is not. */
  readonly encoding: string | null;
}

/** Rejects with what the network fails with, or with anything once the signal has aborted. Follows no redirect. */
export type Transport = (request: Outgoing & { readonly signal: AbortSignal }) => Promise<Incoming>;
