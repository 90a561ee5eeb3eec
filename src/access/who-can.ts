// Who holds a permission, where, and through which chain of group and role.
import type { AdminApi } from '../admin-api/index.ts';
import { type Grant, type Holder, type Named, readGrants } from './grants.ts';
import { UnknownName } from './unknown-name.ts';

export type PermissionScope = 'root' | 'project' | 'environment';

/** One chain by which an account holds a permission. */
export interface Way {
  readonly role: Named;
  /** The group whose role it is; null where it is the account's own. */
  readonly through: Named | null;
  /** Id of the project where the role was given; null for the whole instance. */
  readonly grantedIn: string | null;
  /** What the role has: the permission itself, or `ADMIN`, which is every permission. */
  readonly permission: string;
  /** Id of the project where it holds; null for everywhere. */
  readonly project: string | null;
  /** Name of the environment where it holds; null for every one. */
  readonly environment: string | null;
}

export interface Holding {
  /** A user or a service account; groups are on the ways of their members. */
  readonly holder: Holder;
  readonly ways: readonly Way[];
}

export interface WhoCan {
  readonly permission: string;
  readonly scope: PermissionScope;
  /** In the order of their kinds and names. */
  readonly holdings: readonly Holding[];
  /** Names of the API tokens of type admin: whoever has such a secret may do everything, and is nobody. */
  readonly adminTokens: readonly string[];
}

/** Where the permission is to hold; anywhere, as far as it is left out. */
export interface Place {
  readonly project?: string | null | undefined;
  readonly environment?: string | null | undefined;
}

/**
 * Every account that holds the permission, by the rules of Unleash: `ADMIN` is every permission, root permissions hold
 * everywhere whatever kind of role has them, and the project permissions of root roles hold in the project `default`.
 * Change requests are another matter: who may change an environment may still need somebody's approval.
 * @param permission a name such as `UPDATE_FEATURE_ENVIRONMENT`
 * @throws UnknownName for a permission, project or environment that the instance does not have
 * @throws AdminApiError, also where the edition has no roles
 */
export async function whoCan(api: AdminApi, permission: string, place: Place = {}): Promise<WhoCan> {
  const scope = await findScope(api, permission);
  await checkPlace(api, place);
  const [grants, { tokens = [] }] = await Promise.all([readGrants(api), api.getAllApiTokens()]);
  const waysOf = await resolveRoles(api, grants, permission);
  const holdings = new Map<string, { holder: Holder; ways: Way[] }>();
  for (const grant of grants) {
    const { holder } = grant;
    const ways = waysOf(grant).filter((way) => reaches(way, place));
    if (holder.type === 'group' || ways.length === 0) continue;
    const key = `${holder.type} ${holder.id}`;
    const holding = holdings.get(key) ?? { holder, ways: [] };
    holding.ways.push(...ways);
    holdings.set(key, holding);
  }
  return {
    permission,
    scope,
    holdings: [...holdings.values()].sort((a, b) => compare(sortKey(a.holder), sortKey(b.holder))),
    adminTokens: tokens.flatMap(({ type, tokenName }) => (type === 'admin' ? [tokenName] : [])).sort(),
  };
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

async function checkPlace(api: AdminApi, { project, environment }: Place): Promise<void> {
  if (project !== undefined && project !== null) {
    const known = (await api.getProjects()).projects.map(({ id }) => id);
    if (!known.includes(project)) throw new UnknownName('project', project, known);
  }
  if (environment !== undefined && environment !== null) {
    const known = (await api.getAllEnvironments()).environments.map(({ name }) => name);
    if (!known.includes(environment)) throw new UnknownName('environment', environment, known);
  }
}

async function resolveRoles(api: AdminApi, grants: readonly Grant[], permission: string) {
  const ids = new Set(grants.map(({ role }) => role.id));
  const roles = await Promise.all([...ids].map((id) => api.getRoleById({ roleId: String(id) })));
  const held = new Map(
    roles.map(({ id, permissions }) => [id, permissions.filter(({ name }) => name === permission || name === 'ADMIN')]),
  );
  return ({ role, through, project }: Grant): Way[] =>
    (held.get(role.id) ?? []).map(({ name, type, environment }) => ({
      ...{ role, through, grantedIn: project, permission: name },
      project: type === 'root' ? null : (project ?? 'default'),
      environment: type === 'environment' ? environment || null : null,
    }));
}

function reaches(way: Way, { project, environment }: Place): boolean {
  const fits = (holds: string | null, asked: string | null | undefined) =>
    holds === null || asked === undefined || asked === null || holds === asked;
  return fits(way.project, project) && fits(way.environment, environment);
}

const sortKey = ({ type, name, id }: Holder) => `${type}\n${name}\n${id}`;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
