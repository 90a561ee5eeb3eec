// Talk to the Unleash admin API: a typed client, and the one error that it throws.
export { type AdminApi, createAdminApi } from './admin-api.ts';
export type { Clock } from './clock.ts';
export type { Signals } from './describe-call.ts';
export { type Environment, findCertificate, findConcurrency, findToken, fromEnvironment } from './environment.ts';
export { AdminApiError } from './errors/admin-api-error.ts';
export type { AdminApiErrorFacts, AdminApiErrorKind, ErrorDetail } from './errors/facts.ts';
export { eventTypes } from './generated/event-types.ts';
export type * from './generated/named-types.ts';
export type { OperationId } from './generated/operations.ts';
export { type EventFilters, iterateEventPages, iterateEvents } from './iterate-events.ts';
export type { LogEntry, Wait } from './log-entry.ts';
export type { OperationAnswer, OperationParameters } from './operation-types.ts';
export type { AdminApiOptions, RetryOptions } from './options.ts';
export { collectSecrets, createScrubber, redact } from './redact.ts';
