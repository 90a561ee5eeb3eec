// Delivers lines until they are taken: a receiver that is away for an hour gets them after it.
import type { Line } from './formats/format.ts';
import type { Patience } from './patience.ts';
import { NotDelivered, type Sink } from './sinks/sink.ts';

/** Milliseconds that one attempt may take, and what it still has when we are told to end. */
const [limit, grace] = [30_000, 5000];

/** @returns false when we were told to end before they were taken @throws Refused */
export async function deliver(
  sink: Sink,
  lines: readonly Line[],
  signal: AbortSignal,
  patience: Patience,
): Promise<boolean> {
  while (!signal.aborted) {
    try {
      await inTime(signal, (limited) => sink.deliver(lines, limited));
      patience.reset();
      return true;
    } catch (error) {
      if (!(error instanceof NotDelivered)) throw error;
      if (!signal.aborted) await patience.wait(error.message, error.retryAfter);
    }
  }
  return false;
}

async function inTime(signal: AbortSignal, work: (limited: AbortSignal) => Promise<void>): Promise<void> {
  const limited = new AbortController();
  const giveUp = () => limited.abort();
  const timers = [setTimeout(giveUp, limit)];
  const hurry = () => timers.push(setTimeout(giveUp, grace));
  signal.addEventListener('abort', hurry);
  try {
    await work(limited.signal);
  } finally {
    signal.removeEventListener('abort', hurry);
    for (const timer of timers) clearTimeout(timer);
  }
}
