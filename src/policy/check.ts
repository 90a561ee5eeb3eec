// Judges facts by rules: what is wrong, what nobody can know yet, and which rules have nothing to say.
import type { Exception } from '../exceptions/index.ts';
import { type Facts, NotApplicable, NotKnown, type Thing } from './facts/index.ts';
import type { About, Finding, Outcome, PolicyResult, Unknown, Waived } from './result.ts';
import type { Rule, Severity } from './rule.ts';
import { watchSecrets } from './watch-secrets.ts';
import { Waivers } from './waivers.ts';

export interface PolicyOptions {
  readonly rules: readonly Rule[];
  /** Ids of rules that are left out this time: a waiver of theirs is not useless. */
  readonly leftOut?: readonly string[];
  /** What stands in place of presets, by rule and parameter. */
  readonly settings?: { readonly [rule: string]: { readonly [parameter: string]: number | readonly string[] } };
  readonly severities?: { readonly [rule: string]: Severity };
  readonly waivers?: readonly Exception[];
}

interface Judged {
  readonly findings: readonly Finding[];
  readonly unknown: readonly Unknown[];
  readonly isApplicable: boolean;
  readonly count: number;
}

export function checkPolicy(facts: Facts, options: PolicyOptions): PolicyResult {
  const { rules, leftOut = [], severities = {} } = options;
  const waivers = new Waivers(options.waivers ?? [], facts.now.toISOString().slice(0, 10));
  const judged = rules.map((given) => {
    const rule = { ...given, severity: severities[given.id] ?? given.severity };
    const { findings, ...rest } = judge(rule, facts, settingsOf(rule, options));
    const { left, waived } = waivers.sort(findings);
    return { rule, ...rest, waived, findings: left };
  });
  const outcomes = judged.map((one) => ({
    ...{ rule: one.rule.id, title: one.rule.title, severity: one.rule.severity },
    ...{ outcome: outcomeOf(one), judged: one.count },
  }));
  const useless = waivers.useless(outcomes, leftOut, facts.source === 'instance');
  return {
    findings: [...judged.flatMap(({ findings }) => findings), ...useless].sort(worstFirst),
    waived: judged.flatMap(({ waived }) => waived),
    unknown: judged.flatMap(({ unknown }) => unknown),
    rules: outcomes,
  };
}

function judge(rule: Rule, facts: Facts, settings: ReturnType<typeof settingsOf>): Judged {
  const nothing = { findings: [], unknown: [], isApplicable: false, count: 0 };
  if (rule.requires === 'enterprise' && facts.edition === 'open source') return nothing;
  const findings: Finding[] = [];
  const unknown: Unknown[] = [];
  const looking = <T>(subject: Thing | null, work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof NotKnown)) throw error;
      unknown.push({ ...about(rule, subject), reason: `${error.message}.` });
      return undefined;
    }
  };
  try {
    const subjects = looking(null, () => rule.subjects(facts)) ?? [];
    for (const subject of subjects) {
      const { watched, hasLooked } = watchSecrets(subject);
      const said = looking(subject, () => rule.judge(watched, facts, settings));
      if (said === undefined) continue;
      const { title, severity, fix, controls } = rule;
      const message = hasLooked() ? `${title}: it is not so here, by a value that is secret.` : said;
      findings.push({ ...about(rule, subject), severity, message, fix, controls });
    }
    return { findings, unknown, isApplicable: true, count: subjects.length };
  } catch (error) {
    if (error instanceof NotApplicable) return nothing;
    throw error;
  }
}

const about = ({ id }: Rule, subject: Thing | null): About => ({
  rule: id,
  type: subject?.type ?? null,
  name: subject?.name ?? null,
  address: subject?.address ?? null,
});

function settingsOf({ id, parameters }: Rule, { settings = {} }: PolicyOptions) {
  const presets = Object.entries(parameters).map(([name, { preset }]) => [name, settings[id]?.[name] ?? preset]);
  return Object.fromEntries(presets) as { readonly [name: string]: number | readonly string[] };
}

function outcomeOf({
  findings,
  waived,
  unknown,
  isApplicable,
  count,
}: Judged & { readonly waived: readonly Waived[] }): Outcome {
  if (!isApplicable) return 'not applicable';
  if (findings.length > 0) return 'found';
  if (unknown.length > 0) return 'not known';
  if (waived.length > 0) return 'waived';
  return count === 0 ? 'nothing to judge' : 'passed';
}

const order: { readonly [severity in Severity]: number } = { critical: 0, high: 1, medium: 2, low: 3 };
const worstFirst = (a: Finding, b: Finding) => order[a.severity] - order[b.severity];
