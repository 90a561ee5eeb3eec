// The rules that somebody asks for, by their ids.
import type { Rule } from '../../policy/index.ts';
import { UsageError } from '../failures.ts';
import { nearest } from '../nearest.ts';

interface Given {
  readonly only: readonly string[];
  readonly without: readonly string[];
}

/** @throws UsageError for a rule that there is not, and where none is left */
export function chooseRules(
  rules: readonly Rule[],
  { only, without }: Given,
): { readonly rules: readonly Rule[]; readonly leftOut: readonly string[] } {
  const known = rules.map(({ id }) => id);
  const strange = [...only, ...without].find((id) => !known.includes(id));
  if (strange !== undefined) throw new UsageError(`there is no rule "${strange}".${nearest(strange, known)}`);
  const chosen = rules.filter(({ id }) => (only.length === 0 || only.includes(id)) && !without.includes(id));
  if (chosen.length === 0) throw new UsageError('no rule is left: give fewer --without, or another --only');
  return { rules: chosen, leftOut: known.filter((id) => !chosen.some((rule) => rule.id === id)) };
}
