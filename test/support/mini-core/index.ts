// A small Terraform core for tests.

export { ProtocolViolation } from './checks.ts';
export { type Block, parseConfiguration } from './configuration.ts';
export {
  type Action,
  type Change,
  type Configuration,
  type Diagnostic,
  hasErrors,
  MiniCore,
  type StoredObject,
} from './core.ts';
