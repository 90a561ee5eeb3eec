// The audit log, searched: the one place that writes its filters.
import {
  type AdminApi,
  collectSecrets,
  createScrubber,
  type EventFilters,
  iterateEventPages,
  redact,
  type SearchEventsAnswer,
} from '../admin-api/index.ts';

export type AuditEvent = SearchEventsAnswer['events'][number];

/** What an event must fit; what is left out, or null, fits all. */
export interface EventSearch {
  readonly types?: readonly string[] | null;
  readonly project?: string | null;
  readonly environment?: string | null;
  /** Id of the user or service account. */
  readonly createdBy?: number | null;
  /** First day in UTC, such as `2027-01-31`. */
  readonly from?: string | null;
  /** Last day in UTC. */
  readonly to?: string | null;
}

/** The search in the words of the admin API. */
export function toFilters({ types, ...exact }: EventSearch): EventFilters {
  const given = Object.entries(exact).filter(([, value]) => value !== undefined && value !== null);
  return {
    ...(types && { type: `IS_ANY_OF:${types.join(',')}` }),
    ...Object.fromEntries(given.map(([name, value]) => [name, `IS:${value}`])),
  };
}

/** The largest page that the server gives. */
const largestPage = 1000;

/**
 * The newest events that fit, newest first, in as few pages as can be.
 * @param limit how many at most
 * @returns `total` counts those beyond the limit, too
 * @throws AdminApiError
 */
export async function searchEvents(
  api: Pick<AdminApi, 'searchEvents'>,
  search: EventSearch,
  limit: number,
): Promise<{ readonly events: AuditEvent[]; readonly total: number }> {
  const found: AuditEvent[] = [];
  let total = 0;
  for await (const page of iterateEventPages(api, toFilters(search), { pageSize: Math.min(limit, largestPage) })) {
    found.push(...page.events);
    total = page.total;
    if (found.length >= limit) break;
  }
  return { events: found.slice(0, limit), total };
}

/** Unleash writes the secret of an invite link, and older servers those of tokens, into its log for everybody to read. */
export function withoutSecrets(event: AuditEvent): AuditEvent {
  const { data, preData, summary } = event;
  const secrets = collectSecrets({ data, preData });
  if (secrets.length === 0) return event;
  const hide = createScrubber(secrets);
  return {
    ...event,
    data: redact(data, hide) as AuditEvent['data'],
    preData: redact(preData, hide) as AuditEvent['preData'],
    ...(typeof summary === 'string' && { summary: hide(summary) }),
  };
}
