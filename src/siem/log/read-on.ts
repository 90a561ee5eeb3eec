// Reads a log in the order of its ids, a window at a time, by asking for the ids themselves: pages by number would move.
import { AnotherLog, type Entry, type Log } from './log.ts';
import { advance, idsBetween, type Position, type Step } from './position.ts';

/** Ids that are looked for at a time. */
const windowSize = 250;

export interface Reading<E extends Entry> extends Step<E> {
  /** Nothing more was there. */
  readonly isCaughtUp: boolean;
}

/** @throws AdminApiError, AnotherLog */
export async function readOn<E extends Entry>(log: Log<E>, position: Position, now: number): Promise<Reading<E>> {
  const newest = await log.newest();
  if (!newest) return { entries: [], position, isWaiting: false, isCaughtUp: true };
  if (newest.id < position.after) throw new AnotherLog(describeAnother(newest.id, position.after));
  const upTo = Math.min(newest.id, position.after + windowSize);
  const passed = position.missing.map(({ id }) => id).filter((id) => id <= position.after);
  const entries = await log.byIds([...passed, ...idsBetween(position.after, upTo)]);
  const found = new Map(entries.map((entry) => [entry.id, entry]));
  const step = advance(position, { found, upTo, newest, now });
  return { ...step, isCaughtUp: step.isWaiting || step.position.after === newest.id };
}

/** Where to begin: with the first entry of a day in UTC, or with what happens from now on. */
export async function beginAt(log: Log<Entry>, from: string | undefined): Promise<Position> {
  const newest = (await log.newest())?.id ?? 0;
  const first = from === undefined ? undefined : await log.firstSince(from);
  return { after: first === undefined ? newest : first - 1, missing: [] };
}

const describeAnother = (newest: number, after: number): string =>
  `the log ends with ${newest}, and ${after} was delivered already: this is another Unleash, it was restored from a backup, or ` +
  'the token sees less than before. With another cursor file, it begins anew.';
