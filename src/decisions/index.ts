// What reviewers have decided, and the configuration that carries it out.
export { type Change, changesFor } from './changes.ts';
export type { Configuration } from './configuration.ts';
export { type Decision, DecisionsRefused } from './decision.ts';
export { type Matched, match } from './match.ts';
export { type DecisionFile, readDecisions } from './read-decisions.ts';
export { removedBlock, sayChange } from './say-change.ts';
export { type Edits, toEdits } from './to-edits.ts';
