// What the reviewer has decided so far, what is missing in it, and the file that it is kept in.
import type { Choice, PageData, PageRow } from '../page-data.ts';

export const verdicts = ['keep', 'change', 'remove'] as const;
export type Verdict = (typeof verdicts)[number];

export interface Decision {
  readonly decision: Verdict;
  readonly reason: string;
  /** The role to give instead, where it is changed to one that was chosen. */
  readonly role: Choice | null;
  readonly reviewer: string;
  readonly decidedAt: string;
}

/** Decisions by fingerprint. */
export type Decisions = Map<string, Decision>;

/** What `unleash-admin review --decisions` reads. */
const fileFormat = 'unleash-admin review decisions 1';

/** Whether it says why, where it must. */
export const isComplete = ({ decision, reason }: Pick<Decision, 'decision' | 'reason'>): boolean =>
  decision === 'keep' || reason.trim() !== '';

export function toFile({ instance, at, rows }: PageData, decisions: Decisions): string {
  const decided = rows.flatMap((row) => {
    const decision = decisions.get(row.fingerprint);
    return decision === undefined ? [] : [{ fingerprint: row.fingerprint, ...decision, grant: grantOf(row) }];
  });
  return `${JSON.stringify({ format: fileFormat, instance, at, decisions: decided }, null, 2)}\n`;
}

/** For people, and to tell what has become of a grant that is not the same any more. */
const grantOf = ({ subject, who, role, group, projects }: PageRow) => ({
  ...{ subject, who, role, group: group || null },
  projects: projects.length === 0 ? null : projects,
});

/**
 * The decisions in a file that `toFile` has written, as far as they are about rows of this page.
 * @throws Error with a sentence for the reviewer
 */
export function fromFile({ instance, rows }: PageData, text: string): { decisions: Decisions; strange: number } {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Error('The file is not JSON: open one that this page has saved.');
  }
  if (!isRecord(file) || file.format !== fileFormat || !Array.isArray(file.decisions))
    throw new Error('The file holds no decisions: open one that this page has saved.');
  if (file.instance !== instance) throw new Error(`The file is about another Unleash, ${String(file.instance)}.`);
  const known = new Set(rows.map(({ fingerprint }) => fingerprint));
  const decisions: Decisions = new Map();
  for (const one of file.decisions.filter(isSaved)) {
    const { fingerprint, decision, reason, role, reviewer, decidedAt } = one;
    if (known.has(fingerprint)) decisions.set(fingerprint, { decision, reason, role, reviewer, decidedAt });
  }
  return { decisions, strange: file.decisions.length - decisions.size };
}

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSaved = (value: unknown): value is Decision & { readonly fingerprint: string } =>
  isRecord(value) &&
  [value.fingerprint, value.reason, value.reviewer, value.decidedAt].every((text) => typeof text === 'string') &&
  verdicts.some((verdict) => verdict === value.decision) &&
  (value.role === null || (isRecord(value.role) && typeof value.role.id === 'number'));
