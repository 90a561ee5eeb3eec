// The audit log as files: complete between two instants, oldest first.
import type { AdminApi } from '../../admin-api/index.ts';
import { type AuditEvent, withoutSecrets } from '../search.ts';
import { type Exported, type ExportOptions, exportRecords } from './export-records.ts';
import { countLog, readLog } from './read-log.ts';

/** As the API names and orders them; what a server has beyond comes after them. */
const columns = [
  ...['id', 'createdAt', 'type', 'createdBy', 'createdByUserId', 'ip', 'project', 'environment', 'featureName'],
  ...['groupType', 'groupId', 'label', 'summary', 'tags', 'data', 'preData'],
] as const;

/**
 * Goes on where an earlier run into the folder ended, however it did. The same events give the same bytes. Secrets that Unleash
 * wrote into its log are replaced by `***`.
 * @throws AdminApiError, ArchiveRefused, LogMoved
 */
export const exportEvents = (api: AdminApi, options: ExportOptions): Promise<Exported> =>
  exportRecords<AuditEvent>(
    api,
    {
      holds: 'events',
      read: (span, after, onGap) => readLog(api, span, after, onGap),
      count: (span, last) => countLog(api, span, last),
      cursorOf: ({ id, createdAt }) => ({ id, createdAt }),
      fieldsOf: (event) => inOrder(withoutSecrets(event)),
      columns,
    },
    options,
  );

const isColumn = (name: string): boolean => columns.some((column) => column === name);

const inOrder = (event: AuditEvent): { readonly [name: string]: unknown } =>
  Object.fromEntries(
    [...columns, ...Object.keys(event).filter((name) => !isColumn(name))]
      .filter((name) => name in event)
      .map((name) => [name, Reflect.get(event, name)]),
  );
