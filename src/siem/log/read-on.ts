// Reads the log in the order of its ids, a window at a time, by asking for the ids themselves: pages by number would move.
import { type AdminApi, AdminApiError } from '../../admin-api/index.ts';
import { type AuditEvent, toFilters } from '../../events/index.ts';
import { advance, idsBetween, type Position, type Step } from './position.ts';

type Reader = Pick<AdminApi, 'searchEvents'>;

/** The log is not the one that the position is about. */
export class AnotherLog extends Error {}

/** Ids that one request asks for: the address stays shorter than what proxies take. */
const windowSize = 250;

/** Newest events, of which the highest id counts: they come in the order of their instants. */
const newestCount = '20';

export interface Reading extends Step {
  /** Nothing more was there. */
  readonly isCaughtUp: boolean;
}

/** @throws AdminApiError, AnotherLog */
export async function readOn(api: Reader, position: Position, now: number): Promise<Reading> {
  const newest = await readNewest(api);
  if (newest.id < position.after) throw new AnotherLog(describeAnother(newest.id, position.after));
  const upTo = Math.min(newest.id, position.after + windowSize);
  const passed = position.missing.map(({ id }) => id).filter((id) => id <= position.after);
  const found = await readByIds(api, [...passed, ...idsBetween(position.after, upTo)]);
  const step = advance(position, { found, upTo, newest, now });
  return { ...step, isCaughtUp: step.isWaiting || step.position.after === newest.id };
}

/** Where to begin: with the first event of a day in UTC, or with what happens from now on. */
export async function beginAt(api: Reader, from: string | undefined): Promise<Position> {
  const end = { after: (await readNewest(api)).id, missing: [] };
  if (from === undefined) return end;
  const since = toFilters({ from });
  const { total } = await api.searchEvents({ ...since, limit: '1' });
  const offset = String(Math.max(0, total - Number(newestCount)));
  const { events } = await api.searchEvents({ ...since, limit: newestCount, offset });
  return events.length === 0 ? end : { after: Math.min(...events.map(({ id }) => id)) - 1, missing: [] };
}

async function readNewest(api: Reader): Promise<{ readonly id: number; readonly createdAt: string }> {
  const { events } = await api.searchEvents({ limit: newestCount });
  const [first] = events.toSorted((a, b) => b.id - a.id);
  return first ?? { id: 0, createdAt: new Date(0).toISOString() };
}

async function readByIds(api: Reader, ids: readonly number[]): Promise<Map<number, AuditEvent>> {
  const found = new Map<number, AuditEvent>();
  for (let from = 0; from < ids.length; from += windowSize) {
    for (const event of await ask(api, ids.slice(from, from + windowSize))) found.set(event.id, event);
  }
  return found;
}

/** Events that are longer than an answer may be together are asked for in halves. */
async function ask(api: Reader, ids: readonly number[]): Promise<readonly AuditEvent[]> {
  try {
    const { events } = await api.searchEvents({ id: `IS_ANY_OF:${ids.join(',')}`, limit: '1000' });
    if (events.every(({ id }) => ids.includes(id))) return events;
  } catch (error) {
    const half = Math.ceil(ids.length / 2);
    if (!(error instanceof AdminApiError) || error.code !== 'ANSWER_TOO_LONG' || half === ids.length) throw error;
    return [...(await ask(api, ids.slice(0, half))), ...(await ask(api, ids.slice(half)))];
  }
  throw new AnotherLog('this Unleash is too old: it cannot be asked for events by their ids');
}

const describeAnother = (newest: number, after: number): string =>
  `the log ends with event ${newest}, and event ${after} was delivered already: this is another Unleash, it was restored from ` +
  'a backup, or the token sees less than before. With another cursor file, it begins anew.';
