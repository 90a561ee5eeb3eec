// A small Terraform core for tests.
export type { Action, Change, Configuration, StoredObject } from './change.ts';
export { checkFinalPlan, ProtocolViolation } from './checks.ts';
export { type Block, parseConfiguration } from './configuration.ts';
export type { Settings } from './configure.ts';
export { MiniCore } from './core.ts';
export { type Diagnostic, hasErrors } from './diagnostics.ts';
export { EphemeralRun, type OpenedValue } from './ephemeral-run.ts';
export { applyAsTerraform, planAsTerraform, type Walk } from './graph.ts';
export { ask, type Known } from './known.ts';
export { hasBareNumber } from './numbers-on-wire.ts';
export { queryResources } from './query.ts';
export { wireTo } from './wire.ts';
