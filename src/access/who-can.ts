// Who holds a permission, where, and through which chain of group and role.
import type { AdminApi } from '../admin-api/index.ts';
import { type Holder, readGrants } from './grants.ts';
import { UnknownName } from './unknown-name.ts';
import { findRole } from './what-can.ts';
import {
  checkPlace,
  gives,
  heldByNoneOf,
  type PermissionScope,
  type Place,
  reaches,
  resolveRoles,
  type Way,
} from './ways.ts';

export interface Holding {
  /** A user or a service account; groups are on the ways of their members. */
  readonly holder: Holder;
  readonly ways: readonly Way[];
  /** Whether the permission would be lost in a place, or everywhere, without the role that was asked about. */
  readonly loses: boolean;
}

export interface WhoCan {
  readonly permission: string;
  readonly scope: PermissionScope;
  /** In the order of their kinds and names. */
  readonly holdings: readonly Holding[];
  /** Names of the API tokens of type admin: whoever has such a secret may do everything, and is nobody. */
  readonly adminTokens: readonly string[];
}

interface Question extends Place {
  /** Name or id of a role: who would lose the permission without it? */
  readonly without?: string | null | undefined;
}

/**
 * Every account that holds the permission, by the rules of Unleash.
 * Change requests are another matter: who may change an environment may still need somebody's approval.
 * @param permission a name such as `UPDATE_FEATURE_ENVIRONMENT`
 * @throws UnknownName for a permission, project, environment or role that the instance does not have
 * @throws AdminApiError, also where the edition has no roles
 */
export async function whoCan(api: AdminApi, permission: string, { without, ...place }: Question = {}): Promise<WhoCan> {
  const scope = await findScope(api, permission);
  await checkPlace(api, place);
  const role = without === undefined || without === null ? undefined : await findRole(api, without);
  const [grants, { tokens = [] }] = await Promise.all([readGrants(api), api.getAllApiTokens()]);
  const waysOf = await resolveRoles(api, grants);
  const held = new Map<string, { holder: Holder; ways: Way[] }>();
  for (const grant of grants) {
    const { holder } = grant;
    const ways = waysOf(grant).filter((way) => gives(way, permission) && reaches(way, place));
    if (holder.type === 'group' || ways.length === 0) continue;
    const key = `${holder.type} ${holder.id}`;
    const holding = held.get(key) ?? { holder, ways: [] };
    holding.ways.push(...ways);
    held.set(key, holding);
  }
  const holdings = [...held.values()].map(({ holder, ways }) => ({
    holder,
    ways,
    loses: isLost(permission, ways, role),
  }));
  return {
    permission,
    scope,
    holdings: holdings.sort((a, b) => compare(sortKey(a.holder), sortKey(b.holder))),
    adminTokens: tokens.flatMap(({ type, tokenName }) => (type === 'admin' ? [tokenName] : [])).sort(),
  };
}

/** Every way gives the permission, so any other one that is as wide makes up for one of the role's. */
function isLost(permission: string, ways: readonly Way[], role: number | undefined): boolean {
  const asAsked = ways.map((way) => ({ ...way, permission }));
  const others = asAsked.filter((way) => way.role.id !== role);
  return heldByNoneOf(others, asAsked).length > 0;
}

async function findScope(api: AdminApi, permission: string): Promise<PermissionScope> {
  const { root = [], project, environments } = (await api.getPermissions()).permissions;
  const scopes = { root, project, environment: environments.flatMap(({ permissions }) => permissions) };
  for (const scope of ['root', 'project', 'environment'] as const)
    if (scopes[scope].some(({ name }) => name === permission)) return scope;
  throw new UnknownName('permission', permission, [
    ...new Set(
      Object.values(scopes)
        .flat()
        .map(({ name }) => name),
    ),
  ]);
}

const sortKey = ({ type, name, id }: Holder) => `${type}\n${name}\n${id}`;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
