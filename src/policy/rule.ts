// A rule is one literal: what it asks for and why, what it looks at, and what is wrong with that.
import type { Facts, Thing } from './facts/index.ts';

/** From the least to the most. */
export const severities = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** Controls that it supports, by the ids of their frameworks. */
export interface Controls {
  /** Trust services criteria of 2017, such as `CC6.1`. */
  readonly soc2: readonly string[];
  /** Annex A of ISO 27001:2022, such as `A.5.15`. */
  readonly iso27001: readonly string[];
  /** NIST SP 800-53, revision 5, such as `AC-2`. */
  readonly nist80053: readonly string[];
}

/** What a rule goes by, and somebody may set. */
interface Parameter<T extends number | readonly string[] = number | readonly string[]> {
  readonly description: string;
  readonly preset: T;
}
export type Parameters = { readonly [name: string]: Parameter };
type Settings<P extends Parameters> = { readonly [Name in keyof P]: P[Name]['preset'] };

export const parameter = {
  number: (preset: number, description: string): Parameter<number> => ({ preset, description }),
  texts: (preset: readonly string[], description: string): Parameter<readonly string[]> => ({ preset, description }),
};

interface Definition<P extends Parameters> {
  readonly id: string;
  readonly severity: Severity;
  /** What is asked for, in a few words. */
  readonly title: string;
  /** Why. */
  readonly explanation: string;
  /** What to do about a finding. */
  readonly fix: string;
  readonly controls: Controls;
  /** The edition that has what it looks at; null for every one. */
  readonly requires: 'enterprise' | null;
  readonly parameters: P;
  /** What it looks at, one by one. @throws NotKnown, NotApplicable */
  subjects(facts: Facts): readonly Thing[];
  /** What is wrong with one, as a sentence; nothing where it is fine. @throws NotKnown, NotApplicable */
  judge(subject: Thing, facts: Facts, settings: Settings<P>): string | undefined;
}

/** A rule as the check sees it: it is given what it declared. */
export type Rule = Definition<Parameters>;

export function defineRule<const P extends Parameters>(rule: Definition<P>): Rule {
  return rule as Definition<Parameters> as Rule;
}
