// Which events somebody did: the index over the log that the database of a server has.
import type { RecordedEvent } from '../state/store.ts';

interface Index {
  /** By the account that did them, from the oldest on. */
  readonly positions: Map<number, number[]>;
  /** What the log began with, and how much of it is in the index: a log that was cut begins with another one. */
  readonly first: RecordedEvent | undefined;
  length: number;
}

const indexes = new WeakMap<readonly RecordedEvent[], Index>();

/** The newest first. */
export function eventsByAccounts(log: readonly RecordedEvent[], accounts: ReadonlySet<number>): RecordedEvent[] {
  const { positions } = indexOf(log);
  return [...accounts]
    .flatMap((account) => positions.get(account) ?? [])
    .sort((a, b) => b - a)
    .map((position) => log[position]!);
}

function indexOf(log: readonly RecordedEvent[]): Index {
  const known = indexes.get(log);
  const holds = known && known.first === log[0] && known.length <= log.length;
  const index = holds ? known : { positions: new Map<number, number[]>(), first: log[0], length: 0 };
  for (; index.length < log.length; index.length += 1) {
    const account = log[index.length]!.createdByUserId;
    const own = index.positions.get(account);
    if (own) own.push(index.length);
    else index.positions.set(account, [index.length]);
  }
  indexes.set(log, index);
  return index;
}
