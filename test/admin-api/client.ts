// A client whose waits take no time and whose errors are easy to look at.
import {
  type AdminApi,
  AdminApiError,
  type AdminApiOptions,
  type Clock,
  createAdminApi,
} from '../../src/admin-api/index.ts';

interface FakeClock extends Clock {
  /** Milliseconds of each sleep so far. */
  slept: number[];
}

/** A clock that moves only when someone sleeps, which takes no real time. `random` is always the greatest number. */
export function createFakeClock(start = Date.UTC(2030, 0, 1)): FakeClock {
  let now = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    random: () => 0.999_999,
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      slept.push(Math.round(ms));
      now += ms;
    },
  };
}

export const TOKEN = '*:*.token-canary-3f9a1c';

export function createTestApi(url: string, options: Partial<AdminApiOptions> = {}): AdminApi {
  return createAdminApi({ url, token: TOKEN, env: {}, clock: createFakeClock(), ...options });
}

/** The error that a call must end with. */
export async function failure(call: Promise<unknown>): Promise<AdminApiError> {
  const outcome = await call.then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );
  if ('error' in outcome && outcome.error instanceof AdminApiError) return outcome.error;
  throw new Error(`expected an AdminApiError, got ${JSON.stringify(outcome)}`, { cause: outcome });
}
