// Where lines are delivered to, and the two ways in which that fails.
import type { Line } from '../formats/format.ts';

export interface Sink {
  /**
   * Resolves when the receiver has acknowledged all of them, as far as its protocol can.
   * @throws NotDelivered, Refused
   */
  deliver(lines: readonly Line[], signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** The receiver does not take them now: they are delivered again, all of them. The message is the end of a sentence. */
export class NotDelivered extends Error {
  /** Milliseconds that the receiver asks to wait. */
  readonly retryAfter: number | undefined;

  constructor(message: string, retryAfter?: number) {
    super(message);
    this.retryAfter = retryAfter;
  }
}

/** The receiver will never take them as they are sent: somebody has to look. The message is a sentence without its end. */
export class Refused extends Error {}
