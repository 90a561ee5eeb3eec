// Evidence: everyone who can do anything, through what, since when, and what a reviewer should look at.
import { type Review, reviewAccess } from '../../access/index.ts';
import { placeOf, reviewPage, roleNameOf } from '../../review-page/index.ts';
import { csvLine } from '../../text/index.ts';
import { jsonFile, type Found } from '../piece.ts';
import type { Source } from '../source.ts';

export async function accessReview({ api, at }: Source): Promise<Found> {
  const review = await reviewAccess(api, { at });
  const { subjects, grants, findings, hidden } = review;
  const people = subjects.filter(({ type }) => type === 'user').length;
  const admins = subjects.filter(({ isAdmin }) => isAdmin).length;
  const inProduction = new Set(grants.filter((one) => one.reachesProduction).map(({ subject }) => subject)).size;
  return {
    id: 'access-review',
    title: 'Access review',
    files: new Map([
      ['access-review/review.html', reviewPage(review)],
      ['access-review/review.json', jsonFile(review)],
      ['access-review/grants.csv', grantsCsv(review)],
    ]),
    summary: [
      `Grants: ${grants.length}, held by people (${people}) and by programs, tokens and links (${subjects.length - people}).`,
      `Admins: ${admins}. May change production: ${inProduction}.`,
    ],
    attention: findings.map(({ message }) => message),
    hidden,
  };
}

function grantsCsv({ subjects, grants }: Review): string {
  const byKey = new Map(subjects.map((subject) => [subject.key, subject]));
  const rows = grants.map((grant) => {
    const subject = byKey.get(grant.subject)!;
    return [
      ...[subject.name, subject.type, roleNameOf(grant), grant.through?.name ?? '', placeOf(grant)],
      ...[grant.isAdmin ? 'yes' : 'no', grant.reachesProduction ? 'yes' : 'no'],
      ...[grant.since ?? '', grant.grantedBy ?? '', subject.lastSeen ?? '', subject.owner ?? '', grant.fingerprint],
    ];
  });
  const headings = ['who', 'type', 'role', 'group', 'where', 'admin', 'production'];
  const rest = ['since', 'given by', 'last seen', 'owner', 'fingerprint'];
  return [[...headings, ...rest], ...rows].map((row) => `${csvLine(row)}\n`).join('');
}
