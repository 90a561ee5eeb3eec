// Time and chance, injectable so that tests never wait.

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason as soon as it aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** A number from 0 up to, but not including, 1. */
  random(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const timer = setTimeout(finish, ms);
      signal.addEventListener('abort', giveUp);
      function finish() {
        signal.removeEventListener('abort', giveUp);
        resolve();
      }
      function giveUp() {
        clearTimeout(timer);
        signal.removeEventListener('abort', giveUp);
        reject(signal.reason);
      }
    }),
};
