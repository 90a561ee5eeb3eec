// What stood where a write went, the moment before it: somebody may have changed it after we read it.
import { isDeepStrictEqual } from 'node:util';
import { type AdminApi, AdminApiError } from '../admin-api/index.ts';
import { isBy, readCaller } from '../access/index.ts';
import { type AuditEvent, searchEvents } from './search.ts';

type Data = Readonly<Record<string, unknown>>;

/** The event that a write leaves, unless it changes nothing. */
export interface Trace {
  readonly types: readonly AuditEvent['type'][];
  readonly project?: string;
  /** Whether an event can tell of our write. */
  isOurs(data: Data, preData: Data): boolean;
}

/**
 * Writes, and answers what the write replaced. The API knows no conditional writes, but its event log keeps what each one
 * replaced. Only what was logged since this call began counts, and only where this caller wrote it: what somebody else took
 * is not ours to give back.
 * @returns undefined when the log does not tell, or not to this caller
 */
export async function valueBeforeWrite(
  api: AdminApi,
  trace: Trace,
  write: () => Promise<unknown>,
): Promise<Data | undefined> {
  const newest = await readLog(api, trace, 1);
  await write();
  if (!newest) return undefined;
  const since = newest[0]?.id ?? 0;
  const own = (await readLog(api, trace, 50))?.find(
    ({ id, data, preData }) => id > since && trace.isOurs(data ?? {}, preData ?? {}),
  );
  const caller = own && (await orNothing(readCaller(api)));
  return caller && isBy(caller, own) ? (own.preData ?? undefined) : undefined;
}

async function readLog(api: AdminApi, { types, project }: Trace, limit: number): Promise<AuditEvent[] | undefined> {
  return (await orNothing(searchEvents(api, { types, ...(project !== undefined && { project }) }, limit)))?.events;
}

/** The write itself goes well or not. Whoever may not read these loses nothing but the second look. */
async function orNothing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AdminApiError) return undefined;
    throw error;
  }
}

/** What others added to and took from a list between our read and our write. */
export function changesBetween<T>(read: readonly T[], replaced: unknown): { added: T[]; removed: T[] } {
  const there = Array.isArray(replaced) ? (replaced as T[]) : read;
  return {
    added: there.filter((item) => !read.includes(item)),
    removed: read.filter((item) => !there.includes(item)),
  };
}

export const sameList = (a: unknown, b: readonly unknown[]): boolean =>
  Array.isArray(a) && isDeepStrictEqual([...a].sort(), [...b].sort());
