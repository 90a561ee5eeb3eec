// A small Terraform core for tests.
export { ActionRun, type Invoked } from './action-run.ts';
export type { Action, Change, Configuration, StoredObject } from './change.ts';
export { checkFinalPlan } from './checks.ts';
export { type Block, parseConfiguration } from './configuration.ts';
export type { Settings } from './configure.ts';
export { MiniCore } from './core.ts';
export { type Diagnostic, hasErrors } from './diagnostics.ts';
export { EphemeralRun } from './ephemeral-run.ts';
export { FunctionRun } from './function-run.ts';
export { applyAsTerraform, planAsTerraform, type Walk } from './graph.ts';
export { ask, type Known } from './known.ts';
export { hasBareNumber } from './numbers-on-wire.ts';
export {
  allowingDeferral,
  type Feature,
  has,
  nameOf,
  newest,
  type Profile,
  profileOf,
  profiles,
  profilesWith,
} from './profiles.ts';
export { queryResources } from './query.ts';
export type { StateFile } from './state-file.ts';
export { ProtocolViolation } from './violation.ts';
export { wireTo } from './wire.ts';
