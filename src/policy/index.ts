// Rules for how an instance is governed, on a living one and on what a plan makes of it.
export { checkPolicy, type PolicyOptions } from './check.ts';
export type { About, Finding, Outcome, PolicyResult, RuleOutcome, Unknown, Waived } from './result.ts';
export { Facts, factsOfInstance, factsOfPlan, Thing } from './facts/index.ts';
export { blockFinder, type Place } from './locate-block.ts';
export { parsePolicyRules, WrongRules } from './own-rules/parse-rules.ts';
export { type Controls, type Parameters, type Rule, type Severity, severities } from './rule.ts';
export { rules } from './rules/index.ts';
export { waiverRule } from './waivers.ts';
