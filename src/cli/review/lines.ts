// The lines of a review: its grants, its findings, or what somebody takes as CSV.
import { type Review, type TakerName, takers } from '../../access/index.ts';
import type { Cell, Columns } from '../command.ts';

/** Cells by heading. */
export type Line = { readonly [heading: string]: Cell };

export interface ShownReview extends Review {
  /** What is a line. */
  readonly shown: 'grants' | 'findings' | TakerName;
  readonly domains: readonly string[];
}

const headings = {
  grants: [
    ...['subject', 'name', 'role', 'group', 'project', 'environment', 'production', 'since', 'granted by', 'last seen'],
    ...['findings', 'fingerprint'],
  ],
  findings: ['severity', 'finding', 'subject', 'message', 'fix'],
};

export function columnsOf({ shown }: ShownReview): Columns<Line> {
  const all = shown in takers ? takers[shown as TakerName].headings : headings[shown as keyof typeof headings];
  return Object.fromEntries(all.map((heading) => [heading, (line: Line) => line[heading]]));
}

export function linesOf(review: ShownReview): readonly Line[] {
  if (review.shown === 'findings')
    return review.findings.map(({ id, severity, subject, message, fix }) => ({
      ...{ severity, finding: titleOf(id), subject, message, fix },
    }));
  return review.shown === 'grants' ? grantsOf(review) : takers[review.shown].lines(review, review.domains);
}

function grantsOf({ subjects, grants, findings }: Review): Line[] {
  const byKey = new Map(subjects.map((subject) => [subject.key, subject]));
  const titles = new Map<string, string[]>();
  for (const { id, subject, grant } of findings) {
    const about = grant ?? subject;
    if (about !== null) titles.set(about, [...(titles.get(about) ?? []), titleOf(id)]);
  }
  return grants.map(({ subject, role, token, through, projects, environments, fingerprint, ...grant }) => ({
    subject,
    name: byKey.get(subject)?.name,
    role: role?.name ?? `${token?.type} token`,
    group: through?.name,
    project: projects?.join(', ') ?? 'all',
    environment: environments?.join(', ') ?? 'all',
    production: grant.reachesProduction ? 'yes' : 'no',
    since: grant.since,
    'granted by': grant.grantedBy,
    'last seen': byKey.get(subject)?.lastSeen,
    findings: [...new Set([subject, fingerprint].flatMap((about) => titles.get(about) ?? []))].join(', '),
    fingerprint,
  }));
}

/** `review/inactive-90-days` is `inactive-90-days`. */
const titleOf = (id: string) => id.replace(/^review\//, '');
