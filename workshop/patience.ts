// How long a test may take, and may wait for something: a guard against what hangs, for a machine may be busy with other things.

export const patienceMs = 30 * 60_000;

/** For `vi.waitUntil` and `vi.waitFor`. */
export const patiently = { timeout: patienceMs, interval: 5 };
