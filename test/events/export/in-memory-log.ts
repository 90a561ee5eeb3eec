// An audit log as the server shows it, newest first and by whole days, that may change between two questions.
import type { AdminApi, SearchEventsParameters } from '../../../src/admin-api/index.ts';
import type { AuditEvent } from '../../../src/events/index.ts';

export const eventAt = (id: number, ms: number) => ({
  ...{ id, type: 'tag-type-created' as const, createdBy: 'admin', createdByUserId: -42 },
  createdAt: new Date(ms).toISOString(),
  ...{ data: null, label: `☂ ${id}`, preData: null, tags: [], featureName: null, project: null, environment: null },
});

interface Behaviour {
  /** Hours that the days of the server are behind those of UTC; where they are, it ends a search a day too early. */
  readonly hoursBehind?: number;
  /** Called before each answer. */
  readonly beforeAnswer?: (question: number) => void;
  /** Questions whose pages are empty, as they are when the database fails. */
  readonly empty?: ReadonlySet<number>;
}

const hour = 3_600_000;
const dayIn = (filter: string) => Date.parse(filter.replace('IS:', ''));

/** @param events oldest first; may be changed meanwhile */
export function inMemoryLog(
  events: AuditEvent[],
  { hoursBehind = 0, beforeAnswer, empty }: Behaviour = {},
): Pick<AdminApi, 'searchEvents'> & { readonly asked: SearchEventsParameters[] } {
  const asked: SearchEventsParameters[] = [];
  return {
    asked,
    async searchEvents(parameters = {}) {
      const question = asked.push(parameters);
      beforeAnswer?.(question);
      const { from, to, limit, offset } = parameters;
      const begin = from === undefined ? Number.NEGATIVE_INFINITY : dayIn(String(from)) + hoursBehind * hour;
      const days = hoursBehind > 0 ? 0 : 1;
      const end = to === undefined ? Number.POSITIVE_INFINITY : dayIn(String(to)) + (days * 24 + hoursBehind) * hour;
      const [first, behind] = [placeOf(events, begin), placeOf(events, end)];
      const newest = behind - Number(offset);
      const page = events.slice(Math.max(first, newest - Number(limit)), Math.max(first, newest)).reverse();
      return { events: empty?.has(question) ? [] : page, total: behind - first };
    },
  };
}

/** Of the first one that is not older. */
function placeOf(events: readonly AuditEvent[], ms: number): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (Date.parse(events[middle]!.createdAt) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
