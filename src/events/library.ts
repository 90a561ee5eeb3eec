// `unleash-admin/events`: the audit log, searched, made fit to be kept, and kept as files that can be proved whole.
export { exportEvents } from './export/export-events.ts';
export { exportLogins } from './export/export-logins.ts';
export type { Exported, ExportOptions } from './export/export-records.ts';
export { LogMoved } from './export/read-log.ts';
export { ArchiveRefused } from './export/refused.ts';
export { type Login, readLogins } from './logins.ts';
export { type AuditEvent, type EventSearch, searchEvents, withoutSecrets } from './search.ts';
export {
  type About,
  type Manifest,
  type Problem,
  readSigningKey,
  readVerifyingKey,
  type Verification,
  verifyFolder,
  WrongKey,
} from '../manifest/index.ts';
