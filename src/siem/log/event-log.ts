// The audit log, by its ids.
import { type AdminApi, AdminApiError } from '../../admin-api/index.ts';
import { type AuditEvent, toFilters } from '../../events/index.ts';
import { AnotherLog, type Log } from './log.ts';

/** Ids that one request asks for: the address stays shorter than what proxies take. */
const mostIds = 250;

/** Events of which the one with the highest id counts: they come in the order of their instants. */
const several = 20;

export function eventLog(api: Pick<AdminApi, 'searchEvents'>): Log<AuditEvent> {
  return {
    name: 'events',
    async newest() {
      const { events } = await api.searchEvents({ limit: String(several) });
      const [first] = events.toSorted((a, b) => b.id - a.id);
      // It forgets nothing: one that is empty has never had anything.
      return first ?? { id: 0, createdAt: new Date(0).toISOString() };
    },
    async byIds(ids) {
      const found: AuditEvent[] = [];
      for (let from = 0; from < ids.length; from += mostIds)
        found.push(...(await ask(api, ids.slice(from, from + mostIds))));
      return found;
    },
    async firstSince(day) {
      const since = toFilters({ from: day });
      const { total } = await api.searchEvents({ ...since, limit: '1' });
      const offset = String(Math.max(0, total - several));
      const { events } = await api.searchEvents({ ...since, limit: String(several), offset });
      return events.length === 0 ? undefined : Math.min(...events.map(({ id }) => id));
    },
  };
}

/** Events that are longer than an answer may be together are asked for in halves. */
async function ask(api: Pick<AdminApi, 'searchEvents'>, ids: readonly number[]): Promise<readonly AuditEvent[]> {
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
