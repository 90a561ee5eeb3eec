// Findings about grants that are more than is needed, or more than one person should have.
import { heldByNoneOf, type Way } from '../../ways.ts';
import { isJustified } from '../read-activity.ts';
import type { Grant, Subject } from '../review.ts';
import { dayOf, type Rule } from './rule.ts';

export const grants: readonly Rule[] = [
  {
    id: 'changes-production-alone',
    severity: 'error',
    fix: 'Take approving and skipping change requests apart: no role should have both.',
    *find({ subjects, grantsOf, waysOf }) {
      for (const subject of subjects) {
        // Admins are listed as such: they may do everything by definition.
        const all = grantsOf(subject).filter(({ isAdmin }) => !isAdmin);
        const held = all.flatMap((grant) => waysOf(grant).map((way) => ({ grant, way })));
        const approving = held.filter(({ way }) => way.permission === 'APPROVE_CHANGE_REQUEST');
        const told = new Set<string>();
        for (const { grant, way } of held) {
          if (way.permission !== 'SKIP_CHANGE_REQUEST') continue;
          if (!approving.some((other) => overlap(other.way, way))) continue;
          const place = `${way.environment ?? 'every environment'} of the project ${way.project}`;
          if (told.has(place)) continue;
          told.add(place);
          const message = `${subject.name} may propose, approve and skip change requests in ${place}.`;
          yield { subject, grant, place, message };
        }
      }
    },
  },
  {
    id: 'over-privileged',
    severity: 'warning',
    fix: 'Take the role away, or give one with what is in use alone.',
    *find({ subjects, grantsOf, waysOf, activitySince }) {
      if (activitySince === null) return;
      for (const subject of subjects)
        for (const grant of grantsOf(subject)) {
          if (grant.used === null || isJustified(waysOf(grant), grant.used)) continue;
          const since = dayOf(activitySince);
          const message = `${subject.name} has ${describe(grant)}, and since ${since} did ${deeds(grant.used)}.`;
          yield { subject, grant, message };
        }
    },
  },
  {
    id: 'redundant-grant',
    severity: 'note',
    fix: 'Take the role away that was given by name; the group gives all of it.',
    *find({ subjects, grantsOf, waysOf }) {
      for (const subject of subjects) {
        const all = grantsOf(subject);
        const through = all.filter((grant) => grant.through !== null);
        const others = through.flatMap(waysOf);
        for (const grant of all.filter((one) => one.through === null)) {
          const ways = waysOf(grant);
          if (ways.length === 0 || heldByNoneOf(others, ways).length > 0) continue;
          const givers = through.filter((other) => heldByNoneOf(waysOf(other), ways).length < ways.length);
          const groups = [...new Set(givers.flatMap((other) => other.through?.name ?? []))].join(', ');
          yield { subject, grant, message: `${subject.name} has ${describe(grant)} by name and by way of ${groups}.` };
        }
      }
    },
  },
];

const overlap = (one: Way, other: Way) =>
  one.project === other.project &&
  (one.environment === null || other.environment === null || one.environment === other.environment);

function describe({ role, through, projects }: Grant): string {
  const where = projects === null ? '' : ` in the project ${projects.join(', ')}`;
  return `the role ${role?.name ?? ''}${where}${through ? ` through the group ${through.name}` : ''}`;
}

const deeds = (used: readonly string[]) =>
  used.length === 0 ? 'nothing that needs it' : `nothing that needs more than ${used.join(', ')}`;

/** Grants whose use the log can tell of: those of accounts that allow something, given before the time that is looked at. */
export const canBeJudged = (
  { role, since }: Pick<Grant, 'role' | 'since'>,
  { type, createdAt }: Pick<Subject, 'type' | 'createdAt'>,
  activitySince: string,
): boolean => role !== null && type !== 'invite_link' && (since ?? createdAt ?? '') < activitySince;
