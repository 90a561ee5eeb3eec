// What the client tells of its work. Every text in an entry is free of secrets.
import type { OperationId } from './generated/operations.ts';

interface Entry {
  readonly operation: OperationId;
  readonly method: string;
  /** The path with its parameters filled in and secrets masked. */
  readonly path: string;
  /** 1 for the first time that the request is sent. */
  readonly attempt: number;
}

export interface RequestEntry extends Entry {
  readonly type: 'request';
  readonly body?: unknown;
}

export interface ResponseEntry extends Entry {
  readonly type: 'response';
  readonly status: number;
  readonly durationMs: number;
  /** Parsed JSON, the beginning of a plain text, or how long it is where that could show a secret. */
  readonly body?: unknown;
}

export interface FailureEntry extends Entry {
  readonly type: 'failure';
  readonly durationMs: number;
  readonly message: string;
}

export interface WaitEntry extends Entry {
  readonly type: 'wait';
  readonly seconds: number;
  readonly reason: string;
}

export type LogEntry = RequestEntry | ResponseEntry | FailureEntry | WaitEntry;

/** A pause before a request is sent again. */
export interface Wait {
  readonly operation: OperationId;
  readonly seconds: number;
  /** Such as `HTTP 429` or `ECONNRESET`. */
  readonly reason: string;
}
