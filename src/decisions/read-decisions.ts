// Decisions from the file that the page saves, or from a CSV in which they were filled in.
import { type DecidedGrant, type Decision, DecisionsRefused, type Verdict, verdicts } from './decision.ts';
import { type CsvRow, readCsv } from './read-csv.ts';

export interface DecisionFile {
  /** Address of the Unleash that was reviewed; null where the file does not say. */
  readonly instance: string | null;
  readonly decisions: readonly Decision[];
}

const fileFormat = 'unleash-admin review decisions 1';

/** @throws DecisionsRefused that names each decision that is incomplete */
export function readDecisions(text: string): DecisionFile {
  if (/^\s*</.test(text)) throw new DecisionsRefused(['it is a page: open it, decide, and save the decisions there']);
  const file = /^\s*\{/.test(text) ? fromJson(text) : fromCsv(text);
  const problems = file.decisions.flatMap((decision) => {
    const { verdict, reason, reviewer, place } = decision;
    const missing = [...(reviewer === '' ? ['reviewer'] : []), ...(reason === '' ? ['reason'] : [])];
    return verdict === 'keep' || missing.length === 0
      ? []
      : [`${place} (${sayGrant(decision.grant)}): ${verdict} needs a ${missing.join(' and a ')}`];
  });
  const seen = new Map<string, Decision>();
  for (const decision of file.decisions) {
    const first = seen.get(decision.fingerprint);
    if (first) problems.push(`${first.place} and ${decision.place} are about the same grant`);
    seen.set(decision.fingerprint, decision);
  }
  if (problems.length > 0) throw new DecisionsRefused(problems);
  return file;
}

/** Such as `Ann, Owner in shop through Team`. */
export function sayGrant({ who, role, projects, group }: DecidedGrant): string {
  const place = projects === null ? '' : ` in ${projects.join(', ')}`;
  return `${who || 'somebody'}, ${role || 'a role'}${place}${group === null ? '' : ` through ${group}`}`;
}

function fromJson(text: string): DecisionFile {
  const file = parse(text);
  if (!isRecord(file) || file.format !== fileFormat || !Array.isArray(file.decisions))
    throw new DecisionsRefused([`it is not what the page of a review saves, whose "format" is "${fileFormat}"`]);
  return {
    instance: textIn(file, 'instance') || null,
    decisions: file.decisions.map((one: unknown, index) => {
      const place = `decision ${index + 1}`;
      if (!isRecord(one)) throw new DecisionsRefused([`${place} must be an object`]);
      const grant = isRecord(one.grant) ? one.grant : {};
      const role = isRecord(one.role) && typeof one.role.id === 'number' ? one.role.id : null;
      return {
        ...{ fingerprint: textIn(one, 'fingerprint'), verdict: verdictIn(textIn(one, 'decision'), place) },
        ...{ reviewer: textIn(one, 'reviewer'), reason: textIn(one, 'reason'), role, place },
        grant: {
          ...{ subject: textIn(grant, 'subject') || null, who: textIn(grant, 'who'), role: textIn(grant, 'role') },
          group: textIn(grant, 'group') || null,
          projects: Array.isArray(grant.projects) ? grant.projects.map(String) : null,
        },
      };
    }),
  };
}

/** A line without a decision is about nothing yet. */
function fromCsv(text: string): DecisionFile {
  const rows = readCsv(text);
  const missing = ['fingerprint', 'decision'].filter((column) => !rows[0]?.cells.has(column));
  if (missing.length > 0)
    throw new DecisionsRefused([`it has no column ${missing.map((one) => JSON.stringify(one)).join(' and ')}`]);
  const isDecided = ({ cells }: CsvRow) => cells.get('decision') !== '';
  const half = rows.find(
    (row) => !isDecided(row) && ['new role', 'reviewer', 'reason'].some((one) => row.cells.get(one)),
  );
  if (half) throw new DecisionsRefused([`line ${half.line} has no decision, and something else is filled in`]);
  return { instance: null, decisions: rows.filter(isDecided).map(fromRow) };
}

function fromRow({ line, cells }: CsvRow): Decision {
  const cell = (column: string) => cells.get(column) ?? '';
  const [place, project] = [`line ${line}`, cell('project')];
  return {
    fingerprint: cell('fingerprint'),
    verdict: verdictIn(cell('decision').toLowerCase(), place),
    ...{ reviewer: cell('reviewer'), reason: cell('reason'), role: cell('new role') || null, place },
    grant: {
      ...{ subject: cell('subject') || null, who: cell('name'), role: cell('role'), group: cell('group') || null },
      projects: ['', 'all'].includes(project) ? null : project.split(/,\s*/),
    },
  };
}

function verdictIn(text: string, place: string): Verdict {
  const verdict = verdicts.find((one) => one === text);
  if (verdict !== undefined) return verdict;
  throw new DecisionsRefused([
    `${place}: the decision must be one of ${verdicts.join(', ')}, not ${JSON.stringify(text)}`,
  ]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DecisionsRefused(['it begins like JSON and is none']);
  }
}

type Entries = { readonly [name: string]: unknown };
const isRecord = (value: unknown): value is Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textIn = (entries: Entries, name: string): string => {
  const value = entries[name];
  return typeof value === 'string' ? value.trim() : '';
};
