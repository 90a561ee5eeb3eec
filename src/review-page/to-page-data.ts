// From a review to the rows of the page.
import {
  type Difference,
  knownRoles,
  type Named,
  type Review,
  type ReviewedGrant,
  type ReviewedRole,
  type Subject,
} from '../access/index.ts';
import { printable } from '../text/index.ts';
import type { Choice, PageData, PageRow } from './page-data.ts';
import { kinds, roleNameOf, titleOf } from './titles.ts';

export function toPageData(review: Review, difference: Difference | undefined): PageData {
  const { instance, at, roles, grants } = review;
  const subjects = new Map(review.subjects.map((subject) => [subject.key, subject]));
  const titles = titlesByPlace(review);
  const news = newsOf(difference);
  const sets = roles.map(namesIn);
  const setOf = new Map(roles.map(({ id }, index) => [id, index]));
  return {
    ...{ instance: printable(instance.url), at },
    permissionSets: [...sets, []],
    rows: grants.flatMap((grant) => {
      const subject = subjects.get(grant.subject);
      if (subject === undefined) return [];
      const permissions = (grant.role && setOf.get(grant.role.id)) ?? sets.length;
      return [
        {
          ...rowOf(subject, grant),
          permissions,
          findings: [grant.subject, grant.fingerprint].flatMap((place) => titles.get(place) ?? []),
          news: news.get(grant.fingerprint) ?? null,
        },
      ];
    }),
    roles: { root: knownRoles(review, 'root').map(choiceOf), project: knownRoles(review, 'project').map(choiceOf) },
  };
}

function rowOf(
  { key, type, name, displayName, email, lastSeen }: Subject,
  grant: ReviewedGrant,
): Omit<PageRow, 'permissions' | 'findings' | 'news'> {
  const who = displayName || name;
  const alias = [name, email ?? ''].find((other) => other !== '' && other !== who) ?? '';
  const { fingerprint, role, through, projects, environments, isAdmin, reachesProduction, since } = grant;
  return {
    ...{ fingerprint, subject: printable(key), who: printable(who), kind: kinds[type], alias: printable(alias) },
    role: printable(roleNameOf(grant)),
    changes: role === null ? null : projects === null ? 'root' : 'project',
    group: printable(through?.name ?? ''),
    projects: (projects ?? []).map(printable),
    environments: environments?.map(printable) ?? null,
    ...{ isAdmin, reachesProduction, since, lastSeen },
  };
}

/** By key of a subject where the finding is about the whole of it, else by fingerprint; each title once. */
function titlesByPlace({ findings }: Review): ReadonlyMap<string, readonly string[]> {
  const byPlace = new Map<string, Set<string>>();
  for (const { id, grant, subject } of findings) {
    const place = grant ?? subject;
    if (place === null) continue;
    const known = byPlace.get(place) ?? new Set();
    byPlace.set(place, known.add(titleOf(id)));
  }
  return new Map([...byPlace].map(([place, titles]) => [place, [...titles]]));
}

function newsOf(difference: Difference | undefined): ReadonlyMap<string, 'new' | 'changed'> {
  const { came = [], changed = [] } = difference ?? {};
  return new Map([
    ...came.map(({ grant }) => [grant.fingerprint, 'new'] as const),
    ...changed.map(({ after }) => [after.grant.fingerprint, 'changed'] as const),
  ]);
}

const namesIn = ({ permissions }: ReviewedRole): string[] =>
  permissions.map(({ name, environment }) => printable(environment === null ? name : `${name} in ${environment}`));

const choiceOf = ({ id, name }: Named): Choice => ({ id, name: printable(name) });
