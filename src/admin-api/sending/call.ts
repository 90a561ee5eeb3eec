// One operation under way: what it is, what may end it early, and what has become of it so far.
import type { Repeat } from '../areas/facts.ts';
import type { OperationId } from '../generated/operations.ts';
import type { Wait } from '../log-entry.ts';

export interface OperationCall {
  readonly operation: OperationId;
  readonly method: string;
  /** The path with its parameters filled in and secrets masked. */
  readonly path: string;
  /** The address of the instance, everything before `/api`. */
  readonly server: string;
  /** The address of the proxy that is configured for the instance, without its password. */
  readonly proxy: string | undefined;
  /** Where the token was found, in words. */
  readonly tokenFrom: string | undefined;
  /** What sending it once more would do. */
  readonly repeat: Repeat;
  /** The request body with secrets masked. */
  readonly body: unknown;
  /** Masks every secret that this call knows of. */
  readonly scrub: (text: string) => string;
  /** Aborts everything at once. */
  readonly signal: AbortSignal | undefined;
  /** Starts no further write and ends every wait; what is in flight finishes. */
  readonly stopping: AbortSignal | undefined;
  readonly onWait: ((wait: Wait) => void) | undefined;
  readonly startedAt: number;
  /** Milliseconds spent waiting for a free slot, which the deadline does not count. */
  queuedMs: number;
  /** Attempts made so far. */
  attempts: number;
  /** A write was sent and its answer never arrived. */
  mayHaveHappened: boolean;
  /** No call of this client was answered by an Unleash that takes its token. */
  isFirstContact: boolean;
}

/** What goes out. A layer that adds to it makes another one. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Ends it, whatever it waits for. */
  readonly signal?: AbortSignal;
}

/** What came back, read to its end: as much of a Response as anybody asks for, and its text any number of times. */
export type Answer = Pick<Response, 'status' | 'ok' | 'text'> & { readonly headers: Pick<Headers, 'get'> };

/** Sends one request on behalf of a call. Rejects with an AdminApiError when no answer came. */
export type Send = (request: Outgoing, call: OperationCall) => Promise<Answer>;

export type Layer = (next: Send) => Send;
