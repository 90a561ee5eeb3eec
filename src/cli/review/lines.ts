// The lines of a review: its grants, its findings, or what somebody takes as CSV.
import type { Difference, HeldGrant, Review, TakerName } from '../../access/index.ts';
import type { Cell, Columns } from '../command.ts';
import type { CarriedOut } from './carry-out.ts';

/** Cells by heading. */
export type Line = { readonly [heading: string]: Cell };

export interface ShownReview extends Review {
  /** What is a line. */
  readonly shown: keyof typeof headings | TakerName;
  readonly domains: readonly string[];
  /** What a taker is given. */
  readonly taken: { readonly headings: readonly string[]; readonly lines: readonly Line[] } | null;
  /** The file that it was written to as a page. */
  readonly page: string | null;
  /** Beside an earlier review. */
  readonly difference: Difference | null;
  /** What the decisions of reviewers change. */
  readonly decisions: CarriedOut | null;
}

const grantHeadings = [
  ...['subject', 'name', 'role', 'group', 'project', 'environment', 'production', 'since', 'granted by', 'last seen'],
  ...['findings', 'fingerprint'],
];

const headings = {
  grants: grantHeadings,
  /** To be filled in. */
  decisions: [...grantHeadings, 'decision', 'new role', 'reviewer', 'reason'],
  findings: ['severity', 'finding', 'subject', 'message', 'fix'],
  difference: ['news', 'name', 'role', 'before', 'group', 'project'],
  changes: ['change', 'address', 'reviewer', 'reason'],
};

export function columnsOf({ shown, taken }: ShownReview): Columns<Line> {
  const all = taken?.headings ?? headings[shown as keyof typeof headings];
  return Object.fromEntries(all.map((heading) => [heading, (line: Line) => line[heading]]));
}

export function linesOf(review: ShownReview): readonly Line[] {
  if (review.shown === 'findings')
    return review.findings.map(({ id, severity, subject, message, fix }) => ({
      ...{ severity, finding: titleOf(id), subject, message, fix },
    }));
  if (review.shown === 'difference') return review.difference === null ? [] : differenceOf(review.difference);
  if (review.shown === 'changes') return changesOf(review.decisions?.changes ?? []);
  return review.taken?.lines ?? grantsOf(review);
}

const changesOf = (changes: CarriedOut['changes']): Line[] =>
  changes.map(({ change, address, reviewers, reasons }) => ({
    ...{ change, address, reviewer: reviewers.join(', '), reason: reasons.join('; ') },
  }));

function differenceOf({ came, went, changed }: Difference): Line[] {
  const roleOf = ({ grant: { role, token } }: HeldGrant) => role?.name ?? `${token?.type} token`;
  const line = (news: string, held: HeldGrant, before: HeldGrant | null): Line => ({
    ...{ news, name: held.subject.name, role: roleOf(held), before: before && roleOf(before) },
    ...{ group: held.grant.through?.name, project: held.grant.projects?.join(', ') ?? 'all' },
  });
  return [
    ...came.map((held) => line('came', held, null)),
    ...changed.map(({ before, after }) => line('changed', after, before)),
    ...went.map((held) => line('went', held, null)),
  ];
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
