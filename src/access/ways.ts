// The chains of group and role by which accounts hold permissions, by the rules of Unleash.
import type { AdminApi } from '../admin-api/index.ts';
import type { Grant, Named } from './grants.ts';
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

/** Where a permission is to hold; anywhere, as far as it is left out. */
export interface Place {
  readonly project?: string | null | undefined;
  readonly environment?: string | null | undefined;
}

/** @throws UnknownName for a project or environment that the instance does not have */
export async function checkPlace(api: AdminApi, { project, environment }: Place): Promise<void> {
  if (project !== undefined && project !== null) {
    const known = (await api.getProjects()).projects.map(({ id }) => id);
    if (!known.includes(project)) throw new UnknownName('project', project, known);
  }
  if (environment !== undefined && environment !== null) {
    const known = (await api.getAllEnvironments()).environments.map(({ name }) => name);
    if (!known.includes(environment)) throw new UnknownName('environment', environment, known);
  }
}

/**
 * What the roles of grants have, as ways. `ADMIN` is every permission, root permissions hold everywhere whatever kind of
 * role has them, and the project permissions of root roles hold in the project `default`.
 */
export async function resolveRoles(api: AdminApi, grants: readonly Grant[]): Promise<(grant: Grant) => Way[]> {
  const ids = new Set(grants.map(({ role }) => role.id));
  const roles = await Promise.all([...ids].map((id) => api.getRoleById({ roleId: String(id) })));
  const held = new Map(roles.map(({ id, permissions }) => [id, permissions]));
  return ({ role, through, project }) =>
    (held.get(role.id) ?? []).map(({ name, type, environment }) => ({
      ...{ role, through, grantedIn: project, permission: name },
      project: type === 'root' ? null : (project ?? 'default'),
      environment: type === 'environment' ? environment || null : null,
    }));
}

/** Whether a way gives the permission: `ADMIN` gives each. */
export const gives = (way: Way, permission: string): boolean =>
  way.permission === permission || way.permission === 'ADMIN';

export function reaches(way: Way, { project, environment }: Place): boolean {
  const fits = (holds: string | null, asked: string | null | undefined) =>
    holds === null || asked === undefined || asked === null || holds === asked;
  return fits(way.project, project) && fits(way.environment, environment);
}

/** What is held by none of the other ways: where one is as wide, nothing is lost with it. */
export const heldByNoneOf = (others: readonly Way[], ways: readonly Way[]): Way[] =>
  ways.filter((way) => !others.some((other) => gives(other, way.permission) && isAsWide(other, way)));

const isAsWide = (other: Way, way: Way): boolean =>
  (other.project === null || other.project === way.project) &&
  (other.environment === null || other.environment === way.environment);
