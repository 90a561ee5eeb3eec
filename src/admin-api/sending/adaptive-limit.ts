// How many requests may be under way: more while the server answers as fast as ever, fewer when it has too much to do.
import type { OperationId } from '../generated/operations.ts';

/** Requests at the beginning: as many as an Unleash with its default settings has database connections. */
const START = 4;

/** An operation takes too long at so many times what it usually takes, and so many milliseconds more. */
const SLOW = { times: 2, ms: 50 };

/** Shares of a new duration in what is usual, which only time moves up, and in what is recent. */
const WEIGHT = { usual: 0.01, recent: 0.3 };

interface Latency {
  /** Milliseconds that an operation takes when the server has little to do. */
  usual: number;
  /** Milliseconds that it takes now. */
  recent: number;
}

/** One request that was sent, and what became of it. */
export interface Outcome {
  readonly operation: OperationId;
  readonly startedAt: number;
  readonly endedAt: number;
  /** The server said that it has too much to do, or did not answer in time. */
  readonly overloaded: boolean;
  /** Others were waiting: only then does it matter how many may be under way. */
  readonly crowded: boolean;
}

/**
 * Additive increase, multiplicative decrease: one more for each round of answers, half as many when the server is overloaded
 * or its answers take longer and longer. What was sent before a decrease does not decrease it again.
 */
export class AdaptiveLimit {
  readonly #most: number;
  readonly #latencies = new Map<OperationId, Latency>();
  #limit: number;
  #decreasedAt = Number.NEGATIVE_INFINITY;

  constructor(most: number) {
    this.#most = most;
    this.#limit = Math.min(most, START);
  }

  get value(): number {
    return Math.floor(this.#limit);
  }

  observe(outcome: Outcome): void {
    const { startedAt, endedAt, overloaded, crowded } = outcome;
    const congested = overloaded || this.#isSlow(outcome);
    if (!congested) {
      if (crowded) this.#limit = Math.min(this.#most, this.#limit + 1 / this.value);
      return;
    }
    if (startedAt < this.#decreasedAt) return;
    this.#limit = Math.max(1, this.#limit / 2);
    this.#decreasedAt = endedAt;
    for (const latency of this.#latencies.values()) latency.recent = latency.usual;
  }

  #isSlow({ operation, startedAt, endedAt }: Outcome): boolean {
    const ms = endedAt - startedAt;
    const latency = this.#latencies.get(operation) ?? { usual: ms, recent: ms };
    this.#latencies.set(operation, latency);
    latency.usual = Math.min(ms, latency.usual + (ms - latency.usual) * WEIGHT.usual);
    latency.recent += (ms - latency.recent) * WEIGHT.recent;
    return latency.recent > latency.usual * SLOW.times + SLOW.ms;
  }
}
