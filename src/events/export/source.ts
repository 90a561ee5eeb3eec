// What an archive is made of: records of one kind, oldest first, from where an earlier run ended.

/** Instants in UTC as the API writes them; the second one is not included, and null leaves a side open. */
export interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

/** Which record was the last one. */
export interface Cursor {
  readonly id: number;
  readonly createdAt: string;
}

export interface Count {
  /** Up to the last one that was read, which is counted too. */
  readonly counted: number;
  /** After it. */
  readonly arrived: number;
}

export interface Source<Item> {
  /** What the records are; their files are called so, too. */
  readonly holds: 'events' | 'logins';
  /** @param onGap told where what was read last is no longer there, so that others may be missing, too */
  read(span: Span, after: Cursor | null, onGap: () => void): AsyncIterable<readonly Item[]>;
  /** Where the API counts them. */
  count?(span: Span, last: Cursor | null): Promise<Count>;
  cursorOf(item: Item): Cursor;
  /** What is kept of it, by names that are columns as well. */
  fieldsOf(item: Item): { readonly [name: string]: unknown };
  readonly columns: readonly string[];
}

/** What decides over the bytes of an archive. */
export interface Shape {
  readonly format: 'csv' | 'ndjson';
  readonly byDay: boolean;
  readonly gzip: boolean;
}
