// The sandbox: an in-memory admin API that behaves like a real instance, for tests, demonstrations and first steps.
export { parseSeed, SeedError } from './seed/apply-seed.ts';
export type { TokenOwner } from './seed/create-token.ts';
export type { OperationId } from '../admin-api/generated/operations.ts';
export type { Edition } from './endpoint.ts';
export type { FailRule, Failure } from './failures/fail.ts';
export type { LogEntry } from './http/log-entry.ts';
export { FailRuleError, parseFailRule } from './failures/parse-fail-rule.ts';
export type { Seed } from './seed/seed.ts';
export type { Checkpoint, Snapshot, SnapshotOptions } from './state/snapshot.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './start-sandbox.ts';
export type * from './state/store.ts';
