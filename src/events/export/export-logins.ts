// The login history as files: who signed in and who tried, oldest first, for longer than Unleash keeps it.
import type { AdminApi } from '../../admin-api/index.ts';
import { type Login, readLogins } from '../logins.ts';
import { type Exported, type ExportOptions, exportRecords } from './export-records.ts';
import type { Cursor, Span } from './source.ts';

const columns = ['id', 'created_at', 'username', 'auth_type', 'successful', 'ip', 'failure_reason'] as const;

/**
 * Goes on where an earlier run into the folder ended, however it did: run more often than Unleash forgets, nothing is missing.
 * @throws AdminApiError, ArchiveRefused
 */
export const exportLogins = (api: AdminApi, options: ExportOptions): Promise<Exported> =>
  exportRecords<Login>(
    api,
    {
      holds: 'logins',
      read: (span, after, onGap) => readBetween(api, span, after, onGap),
      cursorOf: (login) => ({ id: login.id, createdAt: instantOf(login) }),
      fieldsOf: (login) => Object.fromEntries(columns.map((column) => [column, login[column]])),
      columns,
    },
    options,
  );

/** A server that does not say when it was says no more than the order. */
const instantOf = ({ created_at }: Login) => created_at ?? new Date(0).toISOString();

/** Unleash shows all of them at once: there are those of two weeks. */
async function* readBetween(api: AdminApi, { from, to }: Span, after: Cursor | null, onGap: () => void) {
  const logins = (await readLogins(api)).reverse();
  if (after !== null && !logins.some(({ id }) => id === after.id)) onGap();
  const wanted = logins.filter((login) => {
    const at = instantOf(login);
    return (after === null || login.id > after.id) && (from === null || at >= from) && (to === null || at < to);
  });
  if (wanted.length > 0) yield wanted;
}
