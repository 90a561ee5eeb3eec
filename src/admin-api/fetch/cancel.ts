// End work early: on the caller's signal, and on `stopping` where that applies.
import { AdminApiError } from '../error.ts';
import type { Call } from './call.ts';

/** Runs work with one signal that follows several, and lets go of them when the work is over. */
export async function followSignals<T>(
  signals: readonly (AbortSignal | undefined)[],
  work: (controller: AbortController) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const followed = signals.filter((signal) => signal !== undefined);
  for (const signal of followed) {
    if (signal.aborted) controller.abort(signal.reason);
    followersOf(signal).add(controller);
  }
  try {
    return await work(controller);
  } finally {
    for (const signal of followed) followersOf(signal).delete(controller);
  }
}

const followers = new WeakMap<AbortSignal, Set<AbortController>>();

/** Listens once to each signal, however many calls follow it: Node takes an eleventh listener for a leak. */
function followersOf(signal: AbortSignal): Set<AbortController> {
  const known = followers.get(signal);
  if (known) return known;
  const controllers = new Set<AbortController>();
  followers.set(signal, controllers);
  signal.addEventListener('abort', () => {
    for (const controller of controllers) controller.abort(signal.reason);
  });
  return controllers;
}

/** The signals that end this call while it is not in flight. A read goes on when its caller is stopping. */
export function signalsBeforeSending(call: Call): (AbortSignal | undefined)[] {
  return call.effect === 'read' ? [call.signal] : [call.signal, call.stopping];
}

/** @throws AdminApiError of kind `cancelled` when this call must not be sent, or not sent again */
export function refuseIfCancelled(call: Call): void {
  if (signalsBeforeSending(call).some((signal) => signal?.aborted)) throw cancelled(call);
}

/** The error of a call that was ended early. `before` says what it was waiting for. */
export function cancelled(call: Call, before?: string): AdminApiError {
  const { operation, method, path, server, attempts, mayHaveHappened } = call;
  const who = call.signal?.aborted ? 'the caller aborted it' : 'no further change is started while stopping';
  const reason = before ? `${who} (it waited ${before})` : who;
  return AdminApiError.from({ kind: 'cancelled', operation, method, path, server, attempts, mayHaveHappened, reason });
}
