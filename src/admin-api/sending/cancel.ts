// End work early: on the caller's signal, and on `stopping` where that applies.
import type { AdminApiError } from '../errors/admin-api-error.ts';
import type { OperationCall } from './call.ts';
import { failureOf } from './failure.ts';

/** Runs work with one signal that follows several, and lets go of them when the work is over. */
export async function followSignals<T>(
  signals: readonly (AbortSignal | undefined)[],
  work: (controller: AbortController) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const letGo = signals.map((signal) => onAbort(signal, (reason) => controller.abort(reason)));
  try {
    return await work(controller);
  } finally {
    for (const release of letGo) release();
  }
}

type React = (reason: unknown) => void;

/** Calls `react` when the signal aborts, or now when it has; what it returns makes it forget. */
export function onAbort(signal: AbortSignal | undefined, react: React): () => void {
  if (!signal) return () => {};
  if (signal.aborted) react(signal.reason);
  const followers = followersOf(signal);
  followers.add(react);
  return () => followers.delete(react);
}

const known = new WeakMap<AbortSignal, Set<React>>();

/** Listens once to each signal, however many calls follow it: Node takes an eleventh listener for a leak. */
function followersOf(signal: AbortSignal): Set<React> {
  const present = known.get(signal);
  if (present) return present;
  const followers = new Set<React>();
  known.set(signal, followers);
  signal.addEventListener('abort', () => {
    for (const react of followers) react(signal.reason);
  });
  return followers;
}

/** The signals that end this call while it is not in flight. A read goes on when its caller is stopping. */
export function signalsBeforeSending(call: OperationCall): (AbortSignal | undefined)[] {
  return call.repeat === 'read' ? [call.signal] : [call.signal, call.stopping];
}

/** @throws AdminApiError of kind `cancelled` when this call must not be sent, or not sent again */
export function refuseIfCancelled(call: OperationCall): void {
  if (signalsBeforeSending(call).some((signal) => signal?.aborted)) throw cancelled(call);
}

/** The error of a call that was ended early. `before` says what it was waiting for. */
export function cancelled(call: OperationCall, before?: string): AdminApiError {
  const who = call.signal?.aborted ? 'the caller aborted it' : 'no further change is started while stopping';
  const reason = before ? `${who} (it waited ${before})` : who;
  return failureOf(call, { kind: 'cancelled', reason });
}
