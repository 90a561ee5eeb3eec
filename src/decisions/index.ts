// What reviewers have decided, and the configuration that carries it out.
export { type Change, changesFor } from './changes.ts';
export { type Decision, DecisionsRefused } from './decision.ts';
export { match } from './match.ts';
export { readDecisions } from './read-decisions.ts';
export { removedBlock, sayChange } from './say-change.ts';
export { toEdits } from './to-edits.ts';
