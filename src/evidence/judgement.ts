// How the rules of the policy stand, as the controls that they bear on need it.
import type { Framework } from './controls/index.ts';

export interface Judgement {
  readonly rule: string;
  readonly title: string;
  readonly severity: string;
  readonly outcome: string;
  /** Ids of the controls that it supports, by framework. */
  readonly controls: { readonly [framework in Framework['id']]: readonly string[] };
  /** Sentences: what is wrong, with what to do. */
  readonly found: readonly string[];
}

/** Those that support a control. */
export const judgementsOf = (judgements: readonly Judgement[], { id }: Pick<Framework, 'id'>, control: string) =>
  judgements.filter(({ controls }) => controls[id].includes(control));

/** Whether it says anything about the instance: what has nothing to judge, or is of another edition, does not. */
export const isJudged = ({ outcome }: Judgement): boolean => ['passed', 'found', 'waived'].includes(outcome);
