// What every way to the server takes and gives.
import type { Readable } from 'node:stream';
import type { Answer, Outgoing } from '../sending/call.ts';

/** An answer whose head is there, and whose body is to come. */
export interface Incoming {
  readonly status: number;
  readonly headers: Answer['headers'];
  /** Node's streams are read faster by their events. */
  readonly body: Readable | AsyncIterable<Uint8Array>;
  /** How the body is packed, such as `gzip`; null when it is not. */
  readonly encoding: string | null;
}

/**
 * Rejects with what the network fails with, or with anything once the signal has aborted. Follows no redirect.
 * `onSent` is told when there is nothing to do but to wait.
 */
export type Transport = (
  request: Outgoing & { readonly signal: AbortSignal; readonly onSent?: () => void },
) => Promise<Incoming>;
