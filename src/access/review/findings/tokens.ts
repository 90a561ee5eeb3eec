// Findings about secrets that let somebody in: how much they open, for how long, and whether anybody uses them.
import type { Credential, Subject } from '../review.ts';
import { dayOf, daysBetween, type Facts, type Found, type Rule } from './rule.ts';

/** Days after which nobody will be there who knows what it was for. */
const forEver = 3650;
const unused = 90;

export const tokens: readonly Rule[] = [
  {
    id: 'admin-token',
    severity: 'error',
    fix: 'Give a service account a role with what is needed, and take the token away.',
    *find({ subjects }) {
      for (const subject of subjects)
        if (subject.type === 'api_token' && subject.isAdmin)
          yield { subject, message: `The API token ${subject.name} may do everything, and belongs to nobody.` };
    },
  },
  {
    id: 'wildcard-token',
    severity: 'warning',
    fix: 'Make a token for each project that needs one, and take this one away.',
    *find({ subjects, grantsOf }) {
      for (const subject of subjects)
        for (const grant of grantsOf(subject)) {
          if (grant.token === null || grant.isAdmin || grant.projects !== null) continue;
          const where = grant.environments?.join(', ') ?? 'every environment';
          yield { subject, grant, message: `The API token ${subject.name} reads ${where} of every project.` };
        }
    },
  },
  {
    id: 'expired-token',
    severity: 'note',
    fix: 'Take it away: it opens nothing any more, and its end can be moved.',
    *find(facts) {
      for (const { subject, credential } of tokensIn(facts))
        if (isOver(credential, facts.at))
          yield found(subject, credential, `expired on ${dayOf(credential.expiresAt!)}, and is still there.`);
    },
  },
  {
    id: 'never-expiring-token',
    severity: 'warning',
    fix: 'Make a new one with an end, and take this one away.',
    *find(facts) {
      for (const { subject, credential } of tokensIn(facts)) {
        const { expiresAt } = credential;
        if (expiresAt === null) yield found(subject, credential, 'never expires.');
        else if (daysBetween(facts.at, expiresAt) > forEver)
          yield found(subject, credential, `expires only on ${dayOf(expiresAt)}.`);
      }
    },
  },
  {
    id: 'unused-token',
    severity: 'warning',
    fix: 'Ask who needs it, and take it away otherwise.',
    *find(facts) {
      for (const { subject, credential } of tokensIn(facts)) {
        const { lastSeen, createdAt } = credential;
        const quietSince = lastSeen ?? createdAt;
        if (quietSince === null || isOver(credential, facts.at) || daysBetween(quietSince, facts.at) < unused) continue;
        const words = lastSeen ? 'was used for the last time on' : 'was never used since it was made on';
        yield found(subject, credential, `${words} ${dayOf(quietSince)}.`);
      }
    },
  },
  {
    id: 'open-invite-link',
    severity: 'warning',
    fix: 'Switch it off when everybody who was meant has signed up.',
    *find({ subjects }) {
      for (const subject of subjects) {
        const end = subject.type === 'invite_link' && subject.credentials[0]?.expiresAt;
        if (end)
          yield { subject, message: `Whoever knows the invite link ${subject.name} may sign up until ${dayOf(end)}.` };
      }
    },
  },
];

/** Invite links are no tokens: nobody works with one. */
const tokensIn = ({ subjects }: Facts): { readonly subject: Subject; readonly credential: Credential }[] =>
  subjects
    .filter(({ type }) => type !== 'invite_link')
    .flatMap((subject) => subject.credentials.map((credential) => ({ subject, credential })));

const isOver = ({ expiresAt }: Credential, at: string) => expiresAt !== null && expiresAt <= at;

const found = (subject: Subject, { name }: Credential, says: string): Found =>
  subject.type === 'api_token'
    ? { subject, message: `The API token ${name} ${says}` }
    : { subject, place: name, message: `The token ${name} of the service account ${subject.name} ${says}` };
