// The change requests of an instance: listed whole, counted against what the server says that there are, or found by number.
import { checkPlace, UnknownName } from '../access/index.ts';
import type { AdminApi, SearchChangeRequestsAnswer } from '../admin-api/index.ts';
import type { Which } from './change-request.ts';

export type FoundRequest = SearchChangeRequestsAnswer['changeRequests'][number];

interface RequestSearch {
  /** Also those of which nothing more becomes. */
  readonly closedToo?: boolean;
  readonly project?: string | undefined;
  readonly environment?: string | undefined;
}

/** The largest page that the server gives. */
const pageSize = 1000;

/**
 * Newest first. While they are listed others may come and move the pages; none is listed twice for that.
 * @throws AdminApiError
 */
export async function searchRequests(
  api: AdminApi,
  { closedToo = false, project, environment }: RequestSearch = {},
): Promise<FoundRequest[]> {
  const found = new Map<number, FoundRequest>();
  for (let offset = 0, total = 1; offset < total; offset += pageSize) {
    const filter = closedToo ? {} : { state: 'IS:open' as const };
    const page = await api.searchChangeRequests({ ...filter, offset, limit: pageSize });
    for (const request of page.changeRequests) found.set(request.id, request);
    total = page.total;
  }
  return [...found.values()].filter(
    (request) =>
      (project === undefined || request.project === project) &&
      (environment === undefined || request.environment === environment),
  );
}

/**
 * Where the change request of a number is.
 * @param project where it is known already
 * @throws UnknownName where there is none of this number, or no such project
 */
export async function findRequest(api: AdminApi, id: number, project?: string): Promise<Which> {
  if (project !== undefined) {
    await checkPlace(api, { project });
    return { project, id };
  }
  const found = (await searchRequests(api, { closedToo: true })).find((request) => request.id === id);
  if (found) return { project: found.project, id };
  // A number that is near is no better a guess than any other.
  throw new UnknownName('change request', `${id}`, []);
}
