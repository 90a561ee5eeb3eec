// What is meant to differ: rules with a reason, which end some day, and are found themselves when they have or are of no use.
import { type Exception, fitting, isOver, problemsOf } from '../../exceptions/index.ts';
import { readExceptions } from '../read-exceptions.ts';
import { type Finding, type FindingKind, type Findings, kinds } from './findings.ts';

interface Ignored extends Finding {
  readonly found: FindingKind;
  readonly rule: number;
  readonly reason: string;
  readonly expires: string | null;
}

interface RuleProblem {
  readonly rule: number;
  readonly problem: 'expired' | 'unused';
  readonly reason: string;
  readonly expires: string | null;
}

interface Sorted extends Findings {
  readonly ignored: readonly Ignored[];
  readonly rules: readonly RuleProblem[];
}

/** @throws UsageError that names the rule and what is wrong with it */
export const readRules = (file: string, cwd: string): Exception[] =>
  readExceptions('the ignore file', file, cwd, {
    list: 'rules',
    one: 'rule',
    patterns: ['found', 'type', 'id', 'name', 'address', 'attribute'],
    needed: ['reason'],
    choices: { found: kinds },
    unlimited: 'would ignore everything',
  });

/** @param today day in UTC */
export function sortByRules(findings: Findings, rules: readonly Exception[], today: string): Sorted {
  const valid = rules.filter((rule) => !isOver(rule, today));
  const ignored: Ignored[] = [];
  const used = new Set<Exception>();
  const rest = (found: FindingKind) =>
    findings[found].filter((finding) => {
      const [rule, ...others] = fitting(valid, textsOf(found, finding));
      for (const one of rule ? [rule, ...others] : []) used.add(one);
      if (rule) ignored.push({ ...finding, found, rule: rule.number, reason: rule.reason, expires: rule.expires });
      return !rule;
    });
  const kept = { changed: rest('changed'), missing: rest('missing'), unmanaged: rest('unmanaged') };
  const problems = problemsOf(rules, used, today).map(({ exception: { number, reason, expires }, problem }) => ({
    ...{ rule: number, problem, reason, expires },
  }));
  return { ...kept, ignored, rules: problems };
}

function textsOf(found: FindingKind, { type, id, name, address, path }: Finding) {
  const attribute = path === null ? [] : [path, path.split(/[.[]/)[0]!];
  return {
    ...{ found: [found], type: [type], id: [id], name: [name], attribute },
    address: address === null ? [] : [address],
  };
}
