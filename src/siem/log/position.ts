// How far the log has been delivered. Ids are given out when a transaction begins to write and seen when it ends: an id that
// is missing may still come, so it is waited for a moment, and looked for a while longer.
import type { Entry } from './log.ts';

export interface Missing {
  readonly id: number;
  /** Milliseconds since the epoch, by the clock of this machine. */
  readonly since: number;
}

export interface Position {
  /** Whatever has a lower id, or this one, is delivered or missing. */
  readonly after: number;
  /** Ids that were not there when they were passed, or are waited for. */
  readonly missing: readonly Missing[];
}

export interface Step<E extends Entry> {
  /** In the order of their ids, but for what comes late. */
  readonly entries: readonly E[];
  readonly position: Position;
  /** The next id is waited for. */
  readonly isWaiting: boolean;
}

/** Milliseconds that an id which is missing keeps back those behind it: longer than a transaction takes. */
const patience = 5000;

/** Milliseconds, and ids, until one that is missing will never come. */
const [longest, farthest] = [10 * 60_000, 1000];

interface Look<E extends Entry> {
  /** What was asked for and is there, by id. */
  readonly found: ReadonlyMap<number, E>;
  /** The last id that was asked for. */
  readonly upTo: number;
  /** The newest of all. */
  readonly newest: Entry;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What follows from a look into the log: which entries are to be delivered, and where that leads. */
export function advance<E extends Entry>(position: Position, { found, upTo, newest, now }: Look<E>): Step<E> {
  const isForgotten = ({ id, since }: Missing) => now - since > longest || id < newest.id - farthest;
  const entries = position.missing.flatMap(({ id }) => (id <= position.after && found.get(id)) || []);
  const noticed = position.missing.filter((one) => !found.has(one.id) && !isForgotten(one));
  const known = new Map(noticed.map(({ id, since }) => [id, since]));
  // All of them at once: each waits from now on, and not one after the other.
  for (const id of idsBetween(position.after, upTo))
    if (!found.has(id) && !known.has(id) && mayCome(id, found, upTo, newest)) known.set(id, now);
  const missing = [...known].map(([id, since]) => ({ id, since }));
  let after = position.after;
  for (const id of idsBetween(position.after, upTo)) {
    const [entry, since] = [found.get(id), known.get(id)];
    if (entry) entries.push(entry);
    else if (since !== undefined && now - since < patience)
      return { entries, position: { after, missing }, isWaiting: true };
    after = id;
  }
  return { entries, position: { after, missing }, isWaiting: false };
}

export function* idsBetween(after: number, upTo: number): Generator<number> {
  for (let id = after + 1; id <= upTo; id += 1) yield id;
}

/** By the clock of the server, which may go otherwise than ours: what was written long after it is there already. */
function mayCome(id: number, found: ReadonlyMap<number, Entry>, upTo: number, newest: Entry): boolean {
  if (id < newest.id - farthest) return false;
  const next = [...idsBetween(id, upTo)].find((later) => found.has(later));
  const writtenAt = next === undefined ? newest.createdAt : found.get(next)!.createdAt;
  return Date.parse(newest.createdAt) - Date.parse(writtenAt) < longest;
}
