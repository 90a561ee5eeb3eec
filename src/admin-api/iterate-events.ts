// The audit log, one event after the other, however many pages it takes.
import type { AdminApi } from './admin-api.ts';
import type { SearchEventsAnswer, SearchEventsParameters } from './generated/named-types.ts';

/**
 * Events that fit every filter, newest first. The next page is asked for only when the loop gets there, so leaving the loop
 * ends the work; what happens meanwhile moves the pages, but no event comes twice for that. To end a wait as well, give a
 * client that has a signal: `api.with({ signal })`.
 *
 * ```ts
 * for await (const event of iterateEvents(api, { project: 'IS:shop' })) console.log(event.type);
 * ```
 * @param pageSize events asked for at a time, from 1 to 1000
 * @throws AdminApiError (the iteration rejects)
 */
export async function* iterateEvents(
  api: Pick<AdminApi, 'searchEvents'>,
  filters: Omit<SearchEventsParameters, 'limit' | 'offset'> = {},
  { pageSize = 1000 }: { readonly pageSize?: number } = {},
): AsyncGenerator<SearchEventsAnswer['events'][number], void, undefined> {
  let oldest = Number.POSITIVE_INFINITY;
  for (let offset = 0; ; offset += pageSize) {
    const { events } = await api.searchEvents({ ...filters, limit: String(pageSize), offset: String(offset) });
    for (const event of events) {
      if (event.id >= oldest) continue;
      oldest = event.id;
      yield event;
    }
    if (events.length < pageSize) return;
  }
}
