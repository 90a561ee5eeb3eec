// Follows a log: reads on from where the cursor stands, delivers, and moves the cursor when the lines were taken.
import { isDeepStrictEqual } from 'node:util';
import { AdminApiError } from '../admin-api/index.ts';
import type { Cursor } from './cursor/cursor-file.ts';
import { deliver } from './deliver.ts';
import type { Line } from './formats/format.ts';
import type { Entry, Log } from './log/log.ts';
import type { Position } from './log/position.ts';
import { beginAt, type Reading, readOn } from './log/read-on.ts';
import { createPatience, type Patience } from './patience.ts';
import type { Sink } from './sinks/sink.ts';
import { systemTime, type Time } from './time.ts';

interface WatchSettings<E extends Entry> {
  readonly log: Log<E>;
  readonly cursor: Cursor;
  readonly sink: Sink;
  readonly format: (entry: E) => Line;
  /** First day in UTC, for a cursor that was never used; left out, it begins with what happens from now on. */
  readonly from?: string | undefined;
  /** Milliseconds between two looks into a log that is quiet. */
  readonly interval: number;
  /** End when nothing more is there. */
  readonly once: boolean;
  readonly signal: AbortSignal;
  /** Takes sentences for the person who looks on. */
  readonly tell: (sentence: string) => void;
  readonly time?: Time;
}

/** Milliseconds between two looks while an id is waited for. */
const soon = 1000;

/**
 * Resolves when the signal aborts, or with `once` when nothing more is there.
 * @throws AdminApiError, AnotherLog, Refused, SettingError
 */
export async function watch<E extends Entry>(settings: WatchSettings<E>): Promise<void> {
  const { log, cursor, sink, format, from, interval, once, signal, tell, time = systemTime } = settings;
  const patience = createPatience(time, signal, tell);
  let position = await begin(settings, () => beginAt(log, from));
  let delivered = 0;
  while (position && !signal.aborted) {
    const reading = await reach(settings, patience, position, time);
    if (!reading) return;
    const lines = reading.entries.map(format);
    if (lines.length > 0 && !(await deliver(sink, lines, signal, patience))) return;
    delivered += lines.length;
    if (!isDeepStrictEqual(reading.position, position)) cursor.save(reading.position);
    position = reading.position;
    if (!reading.isCaughtUp) continue;
    if (once && !reading.isWaiting) return tell(`done at ${position.after}: ${delivered} delivered.`);
    await time.pause(reading.isWaiting ? Math.min(soon, interval) : interval, signal);
  }
}

/** Where the cursor stands; a first contact that fails is told at once. */
async function begin(
  { cursor, signal, tell }: Pick<WatchSettings<Entry>, 'cursor' | 'signal' | 'tell'>,
  start: () => Promise<Position>,
) {
  const known = cursor.load();
  if (known) return known;
  try {
    const position = await start();
    cursor.save(position);
    tell(`begins after ${position.after}.`);
    return position;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

/** Waits for an Unleash that was there and is away. @returns undefined when we are told to end */
async function reach<E extends Entry>(
  { log, signal }: WatchSettings<E>,
  patience: Patience,
  position: Position,
  time: Time,
): Promise<Reading<E> | undefined> {
  while (!signal.aborted) {
    try {
      const reading = await readOn(log, position, time.now());
      patience.reset();
      return reading;
    } catch (error) {
      if (signal.aborted) return undefined;
      if (!(error instanceof AdminApiError) || error.isOutOfReach || !mayPass(error)) throw error;
      await patience.wait(error.message.replace(/\.$/, ''));
    }
  }
  return undefined;
}

function mayPass({ kind, status = 0 }: AdminApiError): boolean {
  return kind === 'connection' || kind === 'timeout' || (kind === 'response' && (status === 429 || status >= 500));
}
