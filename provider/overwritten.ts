// What stood where a write went, the moment before it: somebody may have changed it after we read it.
import { isDeepStrictEqual } from 'node:util';
import { type AdminApi, AdminApiError, type OperationAnswer } from '../src/admin-api/index.ts';

type Event = OperationAnswer<'searchEvents'>['events'][number];
type Data = Readonly<Record<string, unknown>>;

/**
 * The API knows no conditional writes, but its event log keeps what each write replaced.
 * @param types of the events that such a write leaves
 * @param isOurs whether an event tells of our write; the newest one counts
 * @returns undefined when the log does not tell, or not to this caller
 */
export async function readOverwritten(
  api: AdminApi,
  types: readonly Event['type'][],
  project: string | undefined,
  isOurs: (data: Data, preData: Data) => boolean,
): Promise<Data | undefined> {
  try {
    const { events } = await api.searchEvents({
      type: `IS_ANY_OF:${types.join(',')}`,
      ...(project !== undefined && { project: `IS:${project}` }),
      limit: '50',
    });
    return events.find(({ data, preData }) => isOurs(data ?? {}, preData ?? {}))?.preData ?? undefined;
  } catch (error) {
    // The write itself went well. Whoever may not read the log loses nothing but this second look.
    if (error instanceof AdminApiError) return undefined;
    throw error;
  }
}

/** What others added to and took from a list between our read and our write. */
export function changesBetween<T>(read: readonly T[], overwritten: unknown): { added: T[]; removed: T[] } {
  const there = Array.isArray(overwritten) ? (overwritten as T[]) : read;
  return {
    added: there.filter((item) => !read.includes(item)),
    removed: read.filter((item) => !there.includes(item)),
  };
}

export const sameList = (a: unknown, b: readonly unknown[]): boolean =>
  Array.isArray(a) && isDeepStrictEqual([...a].sort(), [...b].sort());
