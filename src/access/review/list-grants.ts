// The grants of a review: roles of accounts, and what tokens and invite links stand for.
import type { Grant as RoleGrant } from '../grants.ts';
import { fingerprint } from './fingerprint.ts';
import type { ListedSubject } from './list-subjects.ts';
import type { Instance } from './read-instance.ts';
import type { Grant, ReviewedRole } from './review.ts';

/** What the log tells is not in it yet. */
export type ListedGrant = Omit<Grant, 'used'>;

/** In the order of subjects; of each those on the whole instance first. */
export function listGrants(instance: Instance, subjects: readonly ListedSubject[]): ListedGrant[] {
  const roles = new Map(instance.roles.map((role) => [role.id, role]));
  const bySubject = new Map<string, RoleGrant[]>(subjects.map(({ key }) => [key, []]));
  for (const grant of instance.grants) bySubject.get(`${grant.holder.type}:${grant.holder.id}`)?.push(grant);
  return subjects.flatMap((subject): ListedGrant[] => {
    if (subject.token) return [ofToken(subject, subject.token)];
    if (subject.type === 'invite_link') return [ofLink(subject)];
    const own = (bySubject.get(subject.key) ?? []).map((grant) =>
      ofRole(subject.key, grant, roles, instance.production),
    );
    return own.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  });
}

function ofRole(
  subject: string,
  { role, project, through, since, grantedBy }: RoleGrant,
  roles: ReadonlyMap<number, ReviewedRole>,
  production: ReadonlySet<string>,
): ListedGrant {
  const permissions = roles.get(role.id)?.permissions ?? [];
  const isAdmin = permissions.some(({ name }) => name === 'ADMIN');
  const places = permissions.filter(({ scope }) => scope === 'environment').map(({ environment }) => environment);
  const environments = isAdmin || places.includes(null) ? null : [...new Set(places.flatMap((place) => place ?? []))];
  const has = permissions.map(({ name, environment }) => [name, environment]);
  return {
    fingerprint: fingerprint([subject, role.id, project, through?.id ?? null, has]),
    ...{ subject, role, through, token: null, projects: project === null ? null : [project] },
    environments,
    isAdmin,
    reachesProduction: environments === null || environments.some((name) => production.has(name)),
    ...{ since, grantedBy },
  };
}

type Token = NonNullable<ListedSubject['token']>;

function ofToken({ key, createdAt }: ListedSubject, { type, projects, environment, expiresAt }: Token): ListedGrant {
  const isAdmin = type === 'admin';
  const places = projects.includes('*') || isAdmin ? null : [...projects].sort();
  const environments = environment === undefined || environment === '*' || isAdmin ? null : [environment];
  return {
    fingerprint: fingerprint([key, type, places, environments, expiresAt ?? null]),
    ...{ subject: key, role: null, through: null, token: { type }, projects: places, environments, isAdmin },
    ...{ reachesProduction: isAdmin, since: createdAt, grantedBy: null },
  };
}

/** Whoever signs up with a link becomes a Viewer. */
const viewer = { id: 3, name: 'Viewer' };

function ofLink({ key, createdAt, madeBy, credentials }: ListedSubject): ListedGrant {
  return {
    fingerprint: fingerprint([key, ...credentials.map(({ expiresAt }) => expiresAt)]),
    ...{ subject: key, role: viewer, through: null, token: null, projects: null, environments: [], isAdmin: false },
    ...{ reachesProduction: false, since: createdAt, grantedBy: madeBy },
  };
}

const orderOf = ({ projects, role, through }: ListedGrant) =>
  [projects?.join() ?? '', role?.name ?? '', through?.name ?? ''].join('\n');
