// Which of their permissions accounts made use of, as the log tells: asked by filters, without a walk through it.
import type { AdminApi } from '../../admin-api/index.ts';
import type { Way } from '../ways.ts';
import { type EventType, permissionsBehind } from './event-permissions.ts';

/** A grant of an account, with what it gives. */
export interface GrantToJudge {
  readonly fingerprint: string;
  readonly account: number;
  readonly ways: readonly Way[];
}

/** Accounts that one question is about, and the largest page that the server gives. */
const together = 32;
const page = 1000;

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
  for (const grant of grants) {
    const own = byAccount.get(grant.account) ?? [];
    own.push(grant);
    byAccount.set(grant.account, own);
  }
  const accounts = [...byAccount.keys()];
  const deeds = await Promise.all(
    Array.from({ length: Math.ceil(accounts.length / together) }, (_, index) =>
      readDeeds(api, accounts.slice(index * together, (index + 1) * together), since),
    ),
  );
  const judged = deeds
    .flat()
    .map((one) => Promise.all((byAccount.get(one.account) ?? []).map((grant) => judge(api, grant, one, since))));
  return new Map((await Promise.all(judged)).flat());
}

interface Deeds {
  readonly account: number;
  /** Each kind of deed once. */
  readonly events: readonly Done[];
  /** Whether they did more than that. */
  readonly isCut: boolean;
}

/** Of several accounts at once; where they did more than fits into two answers, of each half of them. */
async function readDeeds(api: AdminApi, accounts: readonly number[], since: string): Promise<Deeds[]> {
  const createdBy = accounts.length === 1 ? `IS:${accounts[0]}` : `IS_ANY_OF:${accounts.join(',')}`;
  const search = { createdBy, from: `IS:${since}`, limit: String(page) } as const;
  const first = await api.searchEvents(search);
  const isCut = first.total > 2 * page;
  if (isCut && accounts.length > 1) {
    const half = Math.ceil(accounts.length / 2);
    const halves = [accounts.slice(0, half), accounts.slice(half)];
    return (await Promise.all(halves.map((some) => readDeeds(api, some, since)))).flat();
  }
  // What is done meanwhile moves the page, so that some come twice, and none is missed.
  const rest = first.total > page ? await api.searchEvents({ ...search, offset: String(page) }) : { events: [] };
  const byAccount = new Map(accounts.map((account) => [account, new Map<string, Done>()]));
  for (const { createdByUserId, type, project, environment } of [...first.events, ...rest.events])
    byAccount
      .get(createdByUserId ?? 0)
      ?.set(JSON.stringify([type, project, environment]), { type, project, environment });
  return [...byAccount].map(([account, own]) => ({ account, events: [...own.values()], isCut }));
}

async function judge(
  api: AdminApi,
  { fingerprint, account, ways }: GrantToJudge,
  { events, isCut }: Deeds,
  since: string,
): Promise<[string, readonly string[]]> {
  const used = usedOf(ways, events);
  if (!isCut || isJustified(ways, used)) return [fingerprint, used];
  const asked = { createdBy: `IS:${account}`, from: `IS:${since}`, limit: '1' } as const;
  const further = await Promise.all(searchesFor(ways).map((search) => api.searchEvents({ ...asked, ...search })));
  return [fingerprint, [...new Set([...used, ...further.flatMap((found) => usedOf(ways, found.events))])].sort()];
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
