// A log in memory that answers like Unleash: ids are given out when a transaction begins to write, and seen when it ends.
import type { AdminApi } from '../../src/admin-api/index.ts';
import type { AuditEvent } from '../../src/events/index.ts';
import { eventOf } from './events.ts';

type Reader = Pick<AdminApi, 'searchEvents'>;

export interface MemoryLog extends Reader {
  /** What can be seen now, in any order. */
  readonly visible: AuditEvent[];
  /** Writes events with these ids. */
  show(...ids: number[]): void;
}

export function memoryLog(...ids: number[]): MemoryLog {
  const visible: AuditEvent[] = [];
  const log = {
    visible,
    show: (...shown: number[]) => visible.push(...shown.map((id) => eventOf(id))),
    searchEvents: async ({ id, from, limit = '50', offset = '0' }: Parameters<Reader['searchEvents']>[0] = {}) => {
      const wanted = id && new Set(textOf(id).split(',').map(Number));
      const fitting = visible
        .filter((event) => !wanted || wanted.has(event.id))
        .filter((event) => !from || event.createdAt >= textOf(from))
        .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id - a.id);
      const page = fitting.slice(Number(offset), Number(offset) + Number(limit));
      return { events: page, total: fitting.length };
    },
  };
  log.show(...ids);
  return log as MemoryLog;
}

/** Of a filter such as `IS:2027-01-31`. */
const textOf = (filter: string | number): string => String(filter).replace(/^[A-Z_]+:/, '');
