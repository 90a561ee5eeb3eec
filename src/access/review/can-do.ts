// What a subject of a review may do, where, and through which chain, by what the review holds alone.
import { adminRole } from '../admin-role.ts';
import type { Way } from '../ways.ts';
import type { Grant, Review, ReviewedRole } from './review.ts';

/**
 * By the rules of Unleash: `ADMIN` is every permission, root permissions hold everywhere whatever kind of role has them, and
 * the project permissions of root roles hold in the project `default`. SDK tokens read flags and hold no permission.
 * @param subject its key
 */
export function canDo({ grants, roles }: Pick<Review, 'grants' | 'roles'>, subject: string): Way[] {
  const byId = new Map(roles.map((role) => [role.id, role]));
  return grants.filter((grant) => grant.subject === subject).flatMap((grant) => waysOf(grant, byId));
}

type OfRole = Pick<Grant, 'role' | 'through' | 'projects' | 'isAdmin' | 'token'>;

export function waysOf(
  { role, through, projects, isAdmin, token }: OfRole,
  roles: ReadonlyMap<number, ReviewedRole>,
): Way[] {
  const everywhere = { through: null, grantedIn: null, project: null, environment: null };
  if (token) return isAdmin ? [{ role: { id: adminRole, name: 'Admin' }, permission: 'ADMIN', ...everywhere }] : [];
  if (!role) return [];
  const grantedIn = projects?.[0] ?? null;
  return (roles.get(role.id)?.permissions ?? []).map(({ name, scope, environment }) => ({
    ...{ role, through, grantedIn, permission: name, environment },
    project: scope === 'root' ? null : (grantedIn ?? 'default'),
  }));
}
