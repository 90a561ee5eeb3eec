// `unleash-admin/events`: the audit log, searched, made fit to be kept, and kept as files that can be proved whole.
import type { KeyObject } from 'node:crypto';
import type { AdminApi } from '../admin-api/index.ts';
import type { Verification } from '../manifest/index.ts';
import type { Exported, ExportOptions } from './export/export-records.ts';

export type { Exported, ExportOptions, Verification };
export { ArchiveRefused, LogMoved } from './export/refused.ts';
export { type Login, readLogins } from './logins.ts';
export { type AuditEvent, type EventSearch, searchEvents, withoutSecrets } from './search.ts';
export {
  type About,
  type Manifest,
  type Problem,
  readSigningKey,
  readVerifyingKey,
  WrongKey,
} from '../manifest/index.ts';

/**
 * The audit log between two instants as files in a folder that grows: what is there is kept, and proved by its manifest.
 * @throws AdminApiError, LogMoved, ArchiveRefused
 */
export const exportEvents = async (api: AdminApi, options: ExportOptions): Promise<Exported> =>
  (await import('./export/export-events.ts')).exportEvents(api, options);

/**
 * The login history in the same way.
 * @throws AdminApiError, ArchiveRefused
 */
export const exportLogins = async (api: AdminApi, options: ExportOptions): Promise<Exported> =>
  (await import('./export/export-logins.ts')).exportLogins(api, options);

/** Proves a folder whole, or names the file and the line that is not. @param key the public one, where it is signed */
export const verifyFolder = async (folder: string, key?: KeyObject): Promise<Verification> =>
  (await import('../manifest/index.ts')).verifyFolder(folder, key);
