// Judges facts by rules: what is wrong, what nobody can know yet, and which rules have nothing to say.
import { type Exception, fitting, isOver, problemsOf } from '../exceptions/index.ts';
import { type Facts, NotApplicable, NotKnown, type Thing } from './facts/index.ts';
import type { Controls, Rule, Severity } from './rule.ts';

/** What it is about. */
export interface About {
  readonly rule: string;
  /** Type of the resource, such as `unleash_project`; null where it is about a rule or a waiver. */
  readonly type: string | null;
  readonly name: string | null;
  /** In the configuration; null on an instance. */
  readonly address: string | null;
}

export interface Finding extends About {
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
  readonly controls: Controls;
}

export interface Waived extends Finding {
  /** Number of the waiver in its file, from 1. */
  readonly waiver: number;
  readonly reason: string;
  readonly owner: string | null;
  readonly expires: string | null;
}

/** Whether a rule is kept cannot be said, which is no pass. */
export interface Unknown extends About {
  readonly reason: string;
}

export type Outcome = 'passed' | 'found' | 'waived' | 'not known' | 'nothing to judge' | 'not applicable';

export interface RuleOutcome {
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly outcome: Outcome;
  /** How many objects it judged. */
  readonly judged: number;
}

export interface PolicyResult {
  /** The worst first. */
  readonly findings: readonly Finding[];
  readonly waived: readonly Waived[];
  readonly unknown: readonly Unknown[];
  readonly rules: readonly RuleOutcome[];
}

export interface PolicyOptions {
  readonly rules: readonly Rule[];
  /** What stands in place of presets, by rule and parameter. */
  readonly settings?: { readonly [rule: string]: { readonly [parameter: string]: number | readonly string[] } };
  readonly severities?: { readonly [rule: string]: Severity };
  readonly waivers?: readonly Exception[];
}

/** What a waiver is found as when it has expired, or fits nothing. */
export const waiverRule = 'waivers';

interface Judged {
  readonly findings: readonly Finding[];
  readonly unknown: readonly Unknown[];
  readonly isApplicable: boolean;
  readonly count: number;
}

export function checkPolicy(facts: Facts, options: PolicyOptions): PolicyResult {
  const { rules, waivers = [], severities = {} } = options;
  const today = facts.now.toISOString().slice(0, 10);
  const valid = waivers.filter((waiver) => !isOver(waiver, today));
  const used = new Set<Exception>();
  const judged = rules.map((given) => {
    const rule = { ...given, severity: severities[given.id] ?? given.severity };
    const { findings, ...rest } = judge(rule, facts, settingsOf(rule, options));
    const waived: Waived[] = [];
    const left = findings.filter((finding) => {
      const waivers = fitting(valid, textsOf(finding));
      for (const one of waivers) used.add(one);
      if (!waivers[0]) return true;
      const { number, reason, owner, expires } = waivers[0];
      waived.push({ ...finding, waiver: number, reason, owner, expires });
      return false;
    });
    return { rule, ...rest, waived, findings: left };
  });
  const useless = problemsOf(waivers, used, today).map(({ exception, problem }) => uselessWaiver(exception, problem));
  return {
    findings: [...judged.flatMap(({ findings }) => findings), ...useless].sort(worstFirst),
    waived: judged.flatMap(({ waived }) => waived),
    unknown: judged.flatMap(({ unknown }) => unknown),
    rules: judged.map((one) => ({
      ...{ rule: one.rule.id, title: one.rule.title, severity: one.rule.severity },
      ...{ outcome: outcomeOf(one), judged: one.count },
    })),
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
      const message = looking(subject, () => rule.judge(subject, facts, settings));
      if (message === undefined) continue;
      const { severity, fix, controls } = rule;
      findings.push({
        ...about(rule, subject),
        severity,
        message: withoutSecrets(message, rule, subject),
        fix,
        controls,
      });
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

/** What the configuration made secret is told to nobody: only what the rule asks for. */
function withoutSecrets(message: string, { title }: Rule, { values, secret }: Thing): string {
  const isTold = [...secret].some((attribute) => leavesOf(values[attribute]).some((leaf) => message.includes(leaf)));
  return isTold ? `${title}: it is not so here, with a value that is secret.` : message;
}

function leavesOf(value: unknown): readonly string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  return typeof value === 'string' || typeof value === 'number' ? [String(value)].filter((text) => text !== '') : [];
}

function settingsOf({ id, parameters }: Rule, { settings = {} }: PolicyOptions) {
  const presets = Object.entries(parameters).map(([name, { preset }]) => [name, settings[id]?.[name] ?? preset]);
  return Object.fromEntries(presets) as { readonly [name: string]: number | readonly string[] };
}

const textsOf = ({ rule, type, name, address }: About) => ({
  rule: [rule],
  ...{ type: type === null ? [] : [type], name: name === null ? [] : [name] },
  address: address === null ? [] : [address],
});

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

function uselessWaiver({ number, reason, expires, owner }: Exception, problem: 'expired' | 'unused'): Finding {
  const why = problem === 'expired' ? `expired on ${expires}` : 'fits nothing';
  return {
    ...{ rule: waiverRule, type: null, name: `waiver ${number}`, address: null, severity: 'medium' },
    message: `Waiver ${number} of ${owner} ${why}: ${reason}`,
    fix: 'Take it out of the file, or have it decided anew.',
    controls: { soc2: ['CC3.2'], iso27001: ['A.5.36'], nist80053: ['CA-5'] },
  };
}

const order: { readonly [severity in Severity]: number } = { critical: 0, high: 1, medium: 2, low: 3 };
const worstFirst = (a: Finding, b: Finding) => order[a.severity] - order[b.severity];
