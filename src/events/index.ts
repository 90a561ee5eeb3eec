// The audit log of an instance: searched, and asked what a write replaced and how an object came to be.
export { type Blame, blame } from './blame/blame.ts';
export type { Question } from './blame/judge.ts';
export { creationLog } from './created-recently.ts';
export { exportEvents } from './export/export-events.ts';
export { exportLogins } from './export/export-logins.ts';
export type { Exported, ExportOptions } from './export/export-records.ts';
export { ArchiveRefused, LogMoved } from './export/refused.ts';
export { readLogins } from './logins.ts';
export { plainEvent } from './plain-event.ts';
export { type AuditEvent, type EventSearch, searchEvents, toFilters, withoutSecrets } from './search.ts';
export { changesBetween, sameList, type Trace, valueBeforeWrite } from './value-before-write.ts';
