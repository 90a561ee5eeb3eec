// What one account may do, where, and through which chain of group and role.
import type { AdminApi } from '../admin-api/index.ts';
import { type Holder, readGrants } from './grants.ts';
import { UnknownName } from './unknown-name.ts';
import { checkPlace, heldByNoneOf, type Place, reaches, resolveRoles, type Way } from './ways.ts';

export interface WhatCan {
  /** A user or a service account. */
  readonly holder: Holder;
  /** In the order of their permissions, projects and environments. */
  readonly ways: readonly Way[];
  /** Of `ways` those that would be lost without the role that was asked about; those that another way gives as well are not. */
  readonly lost: readonly Way[];
}

interface Question extends Place {
  /** Name or id of a role: what would go with it? */
  readonly without?: string | null | undefined;
}

/**
 * What an account may do by its own roles and by those of its groups. Change requests are another matter: who may change an
 * environment may still need somebody's approval.
 * @param who e-mail address, username or id of a user or service account
 * @throws UnknownName for an account, project, environment or role that the instance does not have
 * @throws AdminApiError, also where the edition has no roles
 */
export async function whatCan(api: AdminApi, who: string, { without, ...place }: Question = {}): Promise<WhatCan> {
  await checkPlace(api, place);
  const holder = await findAccount(api, who);
  const role = without === undefined || without === null ? undefined : await findRole(api, without);
  const grants = (await readGrants(api)).filter((grant) => isSame(grant.holder, holder));
  const waysOf = await resolveRoles(api, grants);
  const ways = grants
    .flatMap(waysOf)
    .filter((way) => reaches(way, place))
    .sort((a, b) => compare(sortKey(a), sortKey(b)));
  const others = ways.filter((way) => way.role.id !== role);
  return { holder, ways, lost: heldByNoneOf(others, ways) };
}

async function findAccount(api: AdminApi, who: string): Promise<Holder> {
  const [{ users }, { serviceAccounts }] = await Promise.all([api.getUsers(), api.getServiceAccounts()]);
  const accounts = [
    ...users.map((user) => ({ type: 'user' as const, ...user })),
    ...serviceAccounts.map((account) => ({ type: 'service_account' as const, email: undefined, ...account })),
  ];
  const asked = who.toLowerCase();
  const found =
    accounts.find(({ email, username }) => [email, username].some((name) => name?.toLowerCase() === asked)) ??
    accounts.find(({ id }) => String(id) === who);
  if (!found)
    throw new UnknownName(
      'account',
      who,
      accounts.flatMap(({ email, username }) => email ?? username ?? []),
    );
  return { type: found.type, id: found.id, name: found.email ?? found.username ?? found.name ?? '' };
}

/** @returns its id */
export async function findRole(api: AdminApi, role: string): Promise<number> {
  const { roles } = await api.getRoles();
  const found = roles.find(({ name }) => name === role) ?? roles.find(({ id }) => String(id) === role);
  if (!found)
    throw new UnknownName(
      'role',
      role,
      roles.map(({ name }) => name),
    );
  return found.id;
}

const isSame = (a: Holder, b: Holder) => a.type === b.type && a.id === b.id;
const sortKey = ({ permission, project, environment, role, through }: Way) =>
  [permission, project ?? '', environment ?? '', role.name, through?.name ?? ''].join('\n');
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
