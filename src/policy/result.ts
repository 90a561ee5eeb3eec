// What came of a check: findings, what is waived, what nobody knows, and a line for each rule.
import type { Controls, Severity } from './rule.ts';

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
