// Following the log for the command line: options into a receiver and a cursor, failures into sentences.
import { resolve } from 'node:path';
import type { AdminApi } from '../../admin-api/index.ts';
import {
  AnotherLog,
  type Cursor,
  createFormat,
  createLoginFormat,
  eventLog,
  type FormatName,
  loginLog,
  noCursor,
  type OcsfVersion,
  openCursor,
  Refused,
  SettingError,
  watch,
} from '../../siem/index.ts';
import { UsageError, WorkFailed } from '../failures.ts';
import type { Terminal } from '../terminal.ts';
import { type Receiver, receiverOf } from './receiver.ts';

interface FollowOptions extends Receiver {
  readonly cursor: string | undefined;
  readonly format: FormatName;
  readonly ocsf: OcsfVersion;
  readonly from: string | undefined;
  /** Seconds. */
  readonly interval: number;
  readonly once: boolean;
  /** The login history, and not the audit log. */
  readonly logins: boolean;
}

/**
 * Resolves when the signal is aborted, or with `once` when nothing more is there.
 * @throws UsageError for what the caller can mend; WorkFailed; AdminApiError
 */
export async function followEvents(api: AdminApi, options: FollowOptions, terminal: Terminal): Promise<void> {
  const { server } = api.connection;
  try {
    const sink = receiverOf(options, new URL(server).hostname, terminal);
    try {
      await withCursor(options, server, terminal, (cursor) => {
        const around = {
          ...{ cursor, sink, signal: terminal.signal, from: options.from, once: options.once },
          interval: options.interval * 1000,
          tell: (sentence: string) => terminal.err(`unleash-admin: ${sentence}`),
        };
        const said = { format: options.format, ocsf: options.ocsf, server };
        return options.logins
          ? watch({ ...around, log: loginLog(api), format: createLoginFormat(said) })
          : watch({ ...around, log: eventLog(api), format: createFormat(said) });
      });
    } finally {
      await sink.close();
    }
  } catch (error) {
    if (error instanceof SettingError) throw new UsageError(error.message);
    if (error instanceof Refused || error instanceof AnotherLog) throw new WorkFailed(error.message);
    throw error;
  }
}

async function withCursor(
  { cursor: file, logins }: Pick<FollowOptions, 'cursor' | 'logins'>,
  server: string,
  { cwd }: Terminal,
  work: (cursor: Cursor) => Promise<void>,
): Promise<void> {
  const cursor =
    file === undefined ? noCursor : await openCursor(resolve(cwd, file), { server, log: logins ? 'logins' : 'events' });
  try {
    await work(cursor);
  } finally {
    cursor.release();
  }
}
