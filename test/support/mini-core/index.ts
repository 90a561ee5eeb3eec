// A small Terraform core for tests.
export { ProtocolViolation } from './checks.ts';
export { type Action, type Change, type Diagnostic, hasErrors, MiniCore, type StoredObject } from './core.ts';
