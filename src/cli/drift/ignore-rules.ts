// What is meant to differ: rules with a reason, which end some day, and are found themselves when they have or are of no use.
import { UsageError } from '../failures.ts';
import { nearest } from '../nearest.ts';
import { attempt, readFile } from '../read-file.ts';
import { type Finding, type FindingKind, type Findings, kinds } from './findings.ts';

/** All that it names must fit; `*` stands for any text. */
interface Rule {
  /** Its place in the file, from 1. */
  readonly number: number;
  readonly reason: string;
  /** The last day that it counts, in UTC. */
  readonly expires: string | null;
  readonly patterns: ReadonlyMap<string, RegExp>;
}

export interface Ignored extends Finding {
  readonly found: FindingKind;
  readonly rule: number;
  readonly reason: string;
  readonly expires: string | null;
}

export interface RuleProblem {
  readonly rule: number;
  readonly problem: 'expired' | 'unused';
  readonly reason: string;
  readonly expires: string | null;
}

interface Sorted extends Findings {
  readonly ignored: readonly Ignored[];
  readonly rules: readonly RuleProblem[];
}

const patternKeys = ['found', 'type', 'id', 'name', 'address', 'attribute'] as const;
const keys: readonly string[] = [...patternKeys, 'reason', 'expires'];

/** @throws UsageError that names the rule and what is wrong with it */
export function readRules(file: string, cwd: string): Rule[] {
  const text = readFile('the ignore file', file, cwd);
  const wrong = (what: string) => new UsageError(`the ignore file ${file} is wrong: ${what}`);
  const value = attempt(`the ignore file ${file} is not JSON`, (): unknown => JSON.parse(text));
  if (!isRecord(value) || !Array.isArray(value.rules)) throw wrong('it must be an object with a list "rules"');
  return value.rules.map((rule: unknown, index) => {
    const problem = problemOf(rule);
    if (problem !== undefined || !isRecord(rule)) throw wrong(`rule ${index + 1} ${problem}`);
    const patterns = patternKeys.flatMap((key) =>
      rule[key] === undefined ? [] : [[key, glob(String(rule[key]))] as const],
    );
    const expires = rule.expires === undefined ? null : String(rule.expires);
    return { number: index + 1, reason: String(rule.reason), expires, patterns: new Map(patterns) };
  });
}

function problemOf(rule: unknown): string | undefined {
  if (!isRecord(rule)) return 'must be an object';
  const strange = Object.keys(rule).find((key) => !keys.includes(key));
  if (strange !== undefined) return `has the unknown key "${strange}".${nearest(strange, keys)}`;
  const other = Object.keys(rule).find((key) => typeof rule[key] !== 'string' || rule[key] === '');
  if (other !== undefined) return `must have a text as "${other}"`;
  if (rule.reason === undefined) return 'must have a "reason"';
  if (!patternKeys.some((key) => key in rule))
    return `would ignore everything: give it one of ${patternKeys.join(', ')}`;
  if (rule.found !== undefined && !kinds.some((kind) => kind === rule.found))
    return `must have one of ${kinds.join(', ')} as "found"`;
  if (rule.expires !== undefined && !isDay(String(rule.expires)))
    return 'must have a day such as 2027-01-31 as "expires"';
  return undefined;
}

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const glob = (pattern: string) =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    'su',
  );

/** @param today day in UTC */
export function sortByRules(findings: Findings, rules: readonly Rule[], today: string): Sorted {
  const isExpired = ({ expires }: Rule) => expires !== null && expires < today;
  const valid = rules.filter((rule) => !isExpired(rule));
  const ignored: Ignored[] = [];
  const used = new Set<Rule>();
  const rest = (found: FindingKind) =>
    findings[found].filter((finding) => {
      const [rule, ...others] = valid.filter((one) => fits(one, found, finding));
      for (const one of rule ? [rule, ...others] : []) used.add(one);
      if (rule) ignored.push({ ...finding, found, rule: rule.number, reason: rule.reason, expires: rule.expires });
      return !rule;
    });
  const kept = { changed: rest('changed'), missing: rest('missing'), unmanaged: rest('unmanaged') };
  const problems = rules.flatMap((rule): RuleProblem[] => {
    const { number, reason, expires } = rule;
    if (isExpired(rule)) return [{ rule: number, problem: 'expired', reason, expires }];
    return used.has(rule) ? [] : [{ rule: number, problem: 'unused', reason, expires }];
  });
  return { ...kept, ignored, rules: problems };
}

function fits({ patterns }: Rule, found: FindingKind, { type, id, name, address, path }: Finding): boolean {
  const attribute = path === null ? [] : [path, path.split(/[.[]/)[0]!];
  const texts: { readonly [key: string]: readonly string[] } = {
    ...{ found: [found], type: [type], id: [id], name: [name], attribute },
    address: address === null ? [] : [address],
  };
  return [...patterns].every(([key, pattern]) => texts[key]!.some((text) => pattern.test(text)));
}
