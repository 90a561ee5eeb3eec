// Findings about people who are not there, and about machines that nobody answers for.
import { domainOf, isOutside } from '../is-outside.ts';
import type { Subject } from '../review.ts';
import { dayOf, daysBetween, type Facts, type Found, isPerson, type Rule } from './rule.ts';

function* inactive({ subjects, at }: Facts, from: number, to: number): Iterable<Found> {
  for (const subject of subjects.filter(isPerson)) {
    const { name, lastSeen } = subject;
    if (lastSeen === null) continue;
    const days = daysBetween(lastSeen, at);
    if (days < from || days >= to) continue;
    yield { subject, message: `${name} signed in for the last time on ${dayOf(lastSeen)}, ${days} days ago.` };
  }
}

/** Who was invited lately may still come. */
const patience = 30;

export const accounts: readonly Rule[] = [
  {
    id: 'inactive-90-days',
    severity: 'error',
    fix: 'Ask whether the account is still needed, and delete it otherwise.',
    find: (facts) => inactive(facts, 90, Number.POSITIVE_INFINITY),
  },
  {
    id: 'inactive-30-days',
    severity: 'note',
    fix: 'Ask whether the account is still needed.',
    find: (facts) => inactive(facts, 30, 90),
  },
  {
    id: 'never-signed-in',
    severity: 'warning',
    fix: 'Invite the person again, or delete the account.',
    *find({ subjects, at }) {
      for (const subject of subjects.filter(isPerson)) {
        const { name, lastSeen, createdAt } = subject;
        if (lastSeen !== null || createdAt === null || daysBetween(createdAt, at) < patience) continue;
        yield { subject, message: `${name} has never signed in since the account was made on ${dayOf(createdAt)}.` };
      }
    },
  },
  {
    id: 'external-domain',
    severity: 'warning',
    fix: 'Make sure that somebody in the company answers for this person, with an end to it.',
    *find({ subjects, domains }) {
      for (const subject of subjects.filter(isPerson)) {
        const { name, email } = subject;
        if (!isOutside(email, domains)) continue;
        yield {
          subject,
          message: `${name} has an e-mail address of ${domainOf(email)}, which is none of the company.`,
        };
      }
    },
  },
  {
    id: 'no-owner',
    severity: 'note',
    fix: 'Find somebody who answers for it, and say so in its name or description; delete it otherwise.',
    *find(facts) {
      const people = new Set(
        facts.subjects
          .filter(isPerson)
          .flatMap(({ name, email, displayName }) => [name, email ?? name, displayName ?? name]),
      );
      for (const subject of facts.subjects) {
        if (isPerson(subject) || people.has(subject.owner ?? '') || isAnsweredFor(subject, facts)) continue;
        const maker =
          subject.owner === null ? 'nobody knows who made it' : `${subject.owner}, who made it, is nobody here`;
        yield { subject, message: `Nobody answers for the ${nounOf(subject)} ${subject.name}: ${maker}.` };
      }
    },
  },
];

const nounOf = ({ type }: Subject) => type.replace('_', ' ').replace('api', 'API');

/** The owners of its projects answer for an API token; of one that may do everything there is a finding of its own. */
function isAnsweredFor(subject: Subject, { grantsOf, projects }: Facts): boolean {
  if (subject.type !== 'api_token') return false;
  if (subject.isAdmin) return true;
  const owned = new Set(projects.flatMap(({ id, isOwned }) => (isOwned ? [id] : [])));
  return grantsOf(subject).some((grant) => grant.projects?.some((id) => owned.has(id)));
}
