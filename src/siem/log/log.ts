// A log that can be followed: its entries have ids that grow, and instants.

export interface Entry {
  readonly id: number;
  readonly createdAt: string;
}

export interface Log<E extends Entry> {
  /** How a cursor calls it. */
  readonly name: 'events' | 'logins';
  /** The entry with the highest id; undefined where a log that forgets has none. */
  newest(): Promise<Entry | undefined>;
  /** Those of these ids that are there. */
  byIds(ids: readonly number[]): Promise<readonly E[]>;
  /** The lowest id since a day in UTC; undefined where there is none. */
  firstSince(day: string): Promise<number | undefined>;
}

/** The log is not the one that the position is about, or cannot be followed. */
export class AnotherLog extends Error {}
