// The access file of Vanta, as of 2026: https://help.vanta.com/en/articles/11345421-access-file-uploader
import type { Grant, Review, Subject } from '../review.ts';
import { isOutside } from '../is-outside.ts';
import type { Taker } from './taker.ts';

export const vanta: Taker = {
  headings: ['Account name', 'Account owner', 'Role', 'Status'],
  lines: (review, domains) =>
    review.subjects
      // Nobody works with an invite link: it is no account.
      .filter(({ type }) => type !== 'invite_link')
      .map((subject) => ({
        'Account name': subject.name,
        'Account owner': ownerOf(subject, domains),
        Role: [...new Set(review.grants.filter((grant) => grant.subject === subject.key).map(nameOf))].join(', '),
        Status: isOver(subject, review) ? 'Deactivated' : 'Active',
      })),
};

function ownerOf({ type, email, owner }: Subject, domains: readonly string[]): string {
  if (type === 'user') return isOutside(email, domains) ? 'External user' : (email ?? 'No owner');
  return owner?.includes('@') ? owner : 'Not a person';
}

function nameOf({ role, token, projects }: Grant): string {
  const what = role?.name ?? `${token?.type} token`;
  // Commas are between roles.
  return projects === null ? what : `${what} in ${projects.join(' and ')}`;
}

const isOver = ({ type, credentials }: Subject, { at }: Review) =>
  type === 'api_token' && credentials.every(({ expiresAt }) => expiresAt !== null && expiresAt <= at);
