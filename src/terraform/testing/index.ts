// A small Terraform core for tests.
export { ActionRun, type Invoked } from './action-run.ts';
export type { Action, Change, Configuration, StoredObject } from './change.ts';
export { checkFinalPlan, ProtocolViolation } from './checks.ts';
export { type Block, parseConfiguration } from './configuration.ts';
export { MiniCore } from './core.ts';
export { type Diagnostic, hasErrors } from './diagnostics.ts';
export { EphemeralRun, type OpenedValue } from './ephemeral-run.ts';
export { applyAsTerraform, planAsTerraform, type Walk } from './graph.ts';
export { hasBareNumber } from './numbers-on-wire.ts';
export { queryResources } from './query.ts';
export { wireTo } from './wire.ts';
