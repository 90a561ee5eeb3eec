// The audit log, page after page or one event after the other.
import type { AdminApi } from './admin-api.ts';
import type { SearchEventsAnswer, SearchEventsParameters } from './generated/named-types.ts';

export type EventFilters = Omit<SearchEventsParameters, 'limit' | 'offset'>;
type EventItem = SearchEventsAnswer['events'][number];

interface Paging {
  /** Events asked for at a time, from 1 to 1000. */
  readonly pageSize?: number;
}

/**
 * Events that fit every filter, newest first. The next page is asked for only when the loop gets there, so leaving the loop
 * ends the work; what happens meanwhile moves the pages, but no event comes twice for that. To end a wait as well, give a
 * client that has a signal: `api.with({ signal })`.
 *
 * ```ts
 * for await (const event of iterateEvents(api, { project: 'IS:shop' })) console.log(event.type);
 * ```
 * @throws AdminApiError (the iteration rejects)
 */
export async function* iterateEvents(
  api: Pick<AdminApi, 'searchEvents'>,
  filters: EventFilters = {},
  paging: Paging = {},
): AsyncGenerator<EventItem, void, undefined> {
  for await (const { events } of iterateEventPages(api, filters, paging)) yield* events;
}

/** The same by whole pages, each with the number of all events that fit. */
export async function* iterateEventPages(
  api: Pick<AdminApi, 'searchEvents'>,
  filters: EventFilters = {},
  { pageSize = 1000 }: Paging = {},
): AsyncGenerator<SearchEventsAnswer, void, undefined> {
  let oldest = Number.POSITIVE_INFINITY;
  for (let offset = 0; ; offset += pageSize) {
    const page = await api.searchEvents({ ...filters, limit: String(pageSize), offset: String(offset) });
    const events = page.events.filter(({ id }) => id < oldest);
    oldest = Math.min(oldest, ...events.map(({ id }) => id));
    yield { ...page, events };
    if (page.events.length < pageSize) return;
  }
}
