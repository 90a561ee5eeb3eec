// Let equal reads share one answer until something was written that may change it.
import type { CallOperation } from '../call-operation.ts';
import { type BoundSignals, describeCall } from '../describe-call.ts';
import { AdminApiError } from '../errors/admin-api-error.ts';
import { cancelled } from '../sending/cancel.ts';
import { facts } from '../generated/facts.ts';
import { operations } from '../generated/operations.ts';
import type { Settings } from '../options.ts';
import { sortParameters } from '../request-parameters.ts';
import { Flight } from './flight.ts';
import { type Asked, mayChange } from './may-change.ts';

/** Milliseconds for which an answer is shared: whoever works for hours must see what others do meanwhile. */
const LONGEST_SHARE = 300_000;

/** Answers are frozen: one caller's change would be seen by all others. Failures are not kept. */
export function shareReads(send: CallOperation, settings: Settings): CallOperation {
  const { clock } = settings;
  const flights = new Map<string, { asked: Asked; flight: Flight }>();
  /** Writes without an answer: they may happen at any time from now on. */
  const unanswered: Asked[] = [];

  function forget(write: Asked): void {
    for (const [key, { asked }] of flights) if (mayChange(write, asked)) flights.delete(key);
  }

  async function write(asked: Asked, signals: BoundSignals): Promise<unknown> {
    forget(asked);
    try {
      return await send(asked.operation, asked.parameters, signals);
    } catch (error) {
      if (error instanceof AdminApiError && error.mayHaveHappened) unanswered.push(asked);
      throw error;
    } finally {
      // What was read meanwhile may be from before or after it.
      forget(asked);
    }
  }

  function depart(key: string, asked: Asked): Flight {
    const flight = new Flight(clock.now(), async (signals) =>
      freeze(await send(asked.operation, asked.parameters, signals)),
    );
    flights.set(key, { asked, flight });
    return flight;
  }

  function present(key: string, from: number): Flight | undefined {
    const flight = flights.get(key)?.flight;
    if (!flight || flight.failed || flight.moment < from) return undefined;
    return flight.landed && clock.now() - flight.startedAt > LONGEST_SHARE ? undefined : flight;
  }

  async function share(asked: Asked, from: number, signals: BoundSignals): Promise<unknown> {
    const key = keyOf(asked);
    const since = clock.now();
    const refusal = () => cancelled(describe(asked, signals));
    if (signals.signal?.aborted) throw refusal();
    for (;;) {
      const flight = present(key, from) ?? depart(key, asked);
      try {
        return await flight.board(signals, refusal);
      } catch (error) {
        // The time of the one who asked first is up; this caller came later and has time left.
        const hasTimeLeft = error instanceof AdminApiError && error.kind === 'timeout' && flight.startedAt < since;
        if (!hasTimeLeft) throw error;
      }
    }
  }

  function describe({ operation, parameters }: Asked, signals: BoundSignals) {
    return describeCall(operation, sortParameters(operation, parameters), signals, settings);
  }

  return async (operation, parameters, signals) => {
    const asked = { operation, parameters };
    if (facts[operation].repeat !== 'read') return write(asked, signals);
    const from = operations[operation].method === 'GET' ? signals.sharedFrom : undefined;
    if (from !== undefined && !unanswered.some((write) => mayChange(write, asked))) return share(asked, from, signals);
    // Nobody is to see an older answer than this one afterwards.
    flights.delete(keyOf(asked));
    return send(operation, parameters, signals);
  };
}

/** In a URL a number and its digits are the same, and what is undefined is not there. */
function keyOf({ operation, parameters }: Asked): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  return JSON.stringify([operation, ...given.map(([name, value]) => [name, String(value)]).sort()]);
}

function freeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}
