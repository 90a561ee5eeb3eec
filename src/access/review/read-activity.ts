// Which of their permissions accounts made use of, as the log tells: a question for each account, and no walk through the log.
import type { AdminApi } from '../../admin-api/index.ts';
import type { Way } from '../ways.ts';
import { type EventType, permissionsBehind } from './event-permissions.ts';

/** A grant of an account, with what it gives. */
export interface GrantToJudge {
  readonly fingerprint: string;
  readonly account: number;
  readonly ways: readonly Way[];
}

/** What is read of an account at first: who does more is asked about once more for each grant that nothing was found for. */
const sample = 50;

/**
 * @param since the day in UTC with which the log is of interest, such as `2027-01-31`
 * @returns the permissions in use, by fingerprint
 */
export async function readActivity(
  api: AdminApi,
  grants: readonly GrantToJudge[],
  since: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const byAccount = new Map<number, GrantToJudge[]>();
  for (const grant of grants) byAccount.set(grant.account, [...(byAccount.get(grant.account) ?? []), grant]);
  const judged = await Promise.all([...byAccount].map(([account, own]) => judge(api, account, own, since)));
  return new Map(judged.flat());
}

async function judge(api: AdminApi, account: number, grants: readonly GrantToJudge[], since: string) {
  const ofAccount = { createdBy: `IS:${account}`, from: `IS:${since}` } as const;
  const { events, total } = await api.searchEvents({ ...ofAccount, limit: String(sample) });
  return Promise.all(
    grants.map(async ({ fingerprint, ways }): Promise<[string, string[]]> => {
      const used = usedOf(ways, events);
      if (total <= events.length || isJustified(ways, used)) return [fingerprint, used];
      const further = await Promise.all(
        searchesFor(ways).map((search) => api.searchEvents({ ...ofAccount, ...search, limit: '1' })),
      );
      return [fingerprint, [...new Set([...used, ...further.flatMap((found) => usedOf(ways, found.events))])].sort()];
    }),
  );
}

interface Done {
  readonly type: string;
  readonly project?: string | null;
  readonly environment?: string | null;
}

/** Permissions of the ways that let their holder do it, sorted; of those with ADMIN whatever was needed. */
function usedOf(ways: readonly Way[], events: readonly Done[]): string[] {
  const used = events.flatMap((event) => {
    const needed = permissionsBehind[event.type as EventType] ?? [];
    const fitting = ways.filter((way) => holdsAt(way, event));
    if (fitting.some(({ permission }) => permission === 'ADMIN')) return needed.slice(0, 1);
    return needed.filter((name) => fitting.some(({ permission }) => permission === name));
  });
  return [...new Set(used)].sort();
}

const holdsAt = (way: Way, { project, environment }: Done) =>
  (way.project === null || !project || way.project === project) &&
  (way.environment === null || !environment || way.environment === environment);

/** Whether what was done needs the grant: of every permission, something that no other permission allows. */
export const isJustified = (ways: readonly Way[], used: readonly string[]): boolean =>
  ways.some(({ permission }) => permission === 'ADMIN') ? used.includes('ADMIN') : used.length > 0;

/** Events that would justify the grant, wherever it holds. */
function searchesFor(ways: readonly Way[]) {
  const isAdmin = ways.some(({ permission }) => permission === 'ADMIN');
  const places = new Map<string | null, Set<string>>();
  for (const { permission, project } of isAdmin ? [{ permission: 'ADMIN', project: null }] : ways)
    places.set(project, (places.get(project) ?? new Set()).add(permission));
  return [...places].flatMap(([project, permissions]) => {
    const types = Object.entries(permissionsBehind)
      .filter(([, needed]) => needed.some((name) => permissions.has(name)))
      .map(([type]) => type);
    if (types.length === 0) return [];
    return [{ type: `IS_ANY_OF:${types.join(',')}`, ...(project !== null && { project: `IS:${project}` }) }] as const;
  });
}
