// People whom nobody has seen for long: who of them may go, so that somebody stays Admin.
import { readCaller, readRights } from '../../src/access/index.ts';
import type { AdminApi } from '../../src/admin-api/index.ts';
import type { Unleash } from '../connection/unleash.ts';
import { lossesOf, without } from './losses.ts';

interface Leaver {
  readonly id: number;
  readonly name: string;
}

interface Wish {
  readonly inactive_days: number | null;
  readonly except_user_ids: readonly number[] | null;
}

const dayMs = 86_400_000;

/** The account that Terraform uses is not among them. Unleash tells of a person once for each token. */
export async function readLeavers(api: AdminApi, { inactive_days, except_user_ids }: Wish): Promise<Leaver[]> {
  const [{ inactiveUsers }, { account }] = await Promise.all([api.getInactiveUsers(), readCaller(api)]);
  const newest = inactive_days === null ? Number.POSITIVE_INFINITY : Date.now() - inactive_days * dayMs;
  const stay = new Set([...(except_user_ids ?? []), account]);
  for (const { id, ...seen } of inactiveUsers) if (lastSeen(seen) > newest) stay.add(id);
  const leavers = inactiveUsers
    .filter(({ id }) => !stay.has(id))
    .map(({ id, email, username }) => [id, { id, name: email ?? username ?? `user ${id}` }] as const);
  return [...new Map(leavers).values()].sort((a, b) => a.id - b.id);
}

interface Seen {
  readonly createdAt?: string | undefined;
  readonly seenAt?: string | null | undefined;
  readonly patSeenAt?: string | null | undefined;
}

const lastSeen = ({ createdAt, seenAt, patSeenAt }: Seen) =>
  Math.max(...[createdAt, seenAt, patSeenAt].map((instant) => (instant ? Date.parse(instant) : 0)));

/** Why they cannot all go; undefined when they can. */
export async function refuseLastAdmin(api: Unleash, ids: readonly number[]): Promise<string | undefined> {
  const [rights, { account }] = await Promise.all([readRights(api), readCaller(api)]);
  const leaves = without((grant) => ids.includes(grant.account));
  const { last } = lossesOf(rights, leaves, account, (one) => api.leavingAccounts.has(one));
  return last
    ? 'Everybody who is Admin is inactive, so nobody would be Admin any more. Nobody was deleted. Name somebody who stays in except_user_ids, or make somebody else Admin first.'
    : undefined;
}
