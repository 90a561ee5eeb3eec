// Rules for how an instance is governed, on a living one and on what a plan makes of it.
export { checkPolicy } from './check.ts';
export type { Finding, Unknown } from './result.ts';
export { Facts, factsOfInstance, factsOfPlan, Thing } from './facts/index.ts';
export { blockFinder } from './locate-block.ts';
export { parsePolicyRules, WrongRules } from './own-rules/parse-rules.ts';
export { type Rule, severities } from './rule.ts';
export { rules } from './rules/index.ts';
