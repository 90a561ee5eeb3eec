// What was known before: the findings of an earlier run, and what is older than a day.
import { UsageError } from '../failures.ts';
import { attempt, readFile } from '../read-file.ts';
import { type Finding, type FindingKind, type Findings, kinds } from './findings.ts';

type Known = Pick<Finding, 'type' | 'id' | 'path' | 'after'>;

const keyOf = (found: FindingKind, { type, id, path, after }: Known) =>
  JSON.stringify([found, type, id, path ?? null, after ?? null]);

/** @throws UsageError where the file is not what an earlier run printed as JSON */
export function readBaseline(file: string, cwd: string): ReadonlySet<string> {
  const text = readFile('the baseline', file, cwd);
  const value = attempt(`the baseline ${file} is not JSON`, (): unknown => JSON.parse(text));
  const wrong = () => new UsageError(`the baseline ${file} must be what drift --json printed before`);
  if (!isRecord(value)) throw wrong();
  return new Set(
    kinds.flatMap((found) => {
      const findings = value[found];
      if (!Array.isArray(findings) || !findings.every(isKnown)) throw wrong();
      return findings.map((finding) => keyOf(found, finding));
    }),
  );
}

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isKnown = (value: unknown): value is Known =>
  isRecord(value) && typeof value.type === 'string' && typeof value.id === 'string';

interface Limits {
  readonly baseline: ReadonlySet<string>;
  /** Day in UTC. What the log says is older is left out; what it says nothing of is not. */
  readonly since: string | undefined;
}

/** What is new, and how many are not. */
export function onlyNew(
  findings: Findings,
  { baseline, since }: Limits,
): { readonly fresh: Findings; readonly old: number } {
  const isNew = (found: FindingKind) => (finding: Finding) =>
    !baseline.has(keyOf(found, finding)) && (since === undefined || finding.at === null || finding.at >= since);
  const fresh = {
    changed: findings.changed.filter(isNew('changed')),
    missing: findings.missing.filter(isNew('missing')),
    unmanaged: findings.unmanaged.filter(isNew('unmanaged')),
  };
  const count = (all: Findings) => kinds.reduce((sum, kind) => sum + all[kind].length, 0);
  return { fresh, old: count(findings) - count(fresh) };
}
