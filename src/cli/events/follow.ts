// Following the log for the command line: options into a receiver and a cursor, failures into sentences.
import { resolve } from 'node:path';
import type { AdminApi } from '../../admin-api/index.ts';
import {
  AnotherLog,
  type Cursor,
  createFormat,
  type FormatName,
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
}

/**
 * Resolves when the signal is aborted, or with `once` when nothing more is there.
 * @throws UsageError for what the caller can mend; WorkFailed; AdminApiError
 */
export async function followEvents(api: AdminApi, options: FollowOptions, terminal: Terminal): Promise<void> {
  const { cwd, signal, err } = terminal;
  const { server } = api.connection;
  let cursor: Cursor = noCursor;
  try {
    const sink = receiverOf(options, new URL(server).hostname, terminal);
    try {
      if (options.cursor !== undefined) cursor = await openCursor(resolve(cwd, options.cursor), server);
      await watch({
        ...{ api, cursor, sink, signal, from: options.from, once: options.once },
        format: createFormat({ format: options.format, ocsf: options.ocsf, server }),
        interval: options.interval * 1000,
        tell: (sentence) => err(`unleash-admin: ${sentence}`),
      });
    } finally {
      await sink.close();
    }
  } catch (error) {
    if (error instanceof SettingError) throw new UsageError(error.message);
    if (error instanceof Refused || error instanceof AnotherLog) throw new WorkFailed(error.message);
    throw error;
  } finally {
    cursor.release();
  }
}
