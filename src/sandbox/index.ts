// The sandbox: an in-memory admin API that behaves like a real instance, for tests, demonstrations and first steps.
export { parseSeed, SeedError } from './apply-seed.ts';
export type { TokenOwner } from './create-token.ts';
export type { Edition, OperationId } from './endpoint.ts';
export type { FailRule, Failure } from './fail.ts';
export type { LogEntry } from './log-entry.ts';
export { FailRuleError, parseFailRule } from './parse-fail-rule.ts';
export type { Seed } from './seed.ts';
export type { Checkpoint, Snapshot, SnapshotOptions } from './snapshot.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './start-sandbox.ts';
export type * from './store.ts';
