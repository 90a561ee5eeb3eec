// Waiting for what is away: longer each time, and said at once, then once a minute.
import type { Time } from './time.ts';

/** Milliseconds: the first wait at most, any wait at most, and between two sentences. */
const [first, longest, silence] = [500, 60_000, 60_000];

export interface Patience {
  /** @param atLeast milliseconds that were asked for */
  wait(reason: string, atLeast?: number): Promise<void>;
  /** It is back. */
  reset(): void;
}

export function createPatience(time: Time, signal: AbortSignal, tell: (sentence: string) => void): Patience {
  let failures = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  return {
    async wait(reason, atLeast = 0) {
      const most = Math.min(longest, first * 2 ** Math.min(failures, 20));
      failures += 1;
      if (time.now() - toldAt >= silence) {
        toldAt = time.now();
        tell(`${reason}; tries again until it is back, and nothing is lost.`);
      }
      // Half of it by chance, so that many who wait do not come back at once.
      await time.pause(Math.max(atLeast, most * (0.5 + Math.random() / 2)), signal);
    },
    reset() {
      if (failures > 0) tell('goes on.');
      failures = 0;
      toldAt = Number.NEGATIVE_INFINITY;
    },
  };
}
