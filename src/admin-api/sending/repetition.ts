// Decide whether a failed request may be sent again: only when it cannot do anything twice.

import type { AdminApiError } from '../errors/admin-api-error.ts';
import { isMaintenance, readDatabaseSentence } from '../errors/recognise.ts';
import type { Answer, OperationCall } from './call.ts';
import { isTlsFailure } from '../transport/connection-failure.ts';
import { TOO_LONG } from '../transport/read-whole.ts';
import { readRetryAfter } from './retry-after.ts';

export interface Repetition {
  /** Such as `HTTP 429` or `ECONNRESET`. */
  reason: string;
  /** The server says that it did nothing and wants to be asked again: this goes on until the deadline. */
  asked: boolean;
  /** Milliseconds that the server asks to wait. */
  atLeastMs?: number;
}

export function repeatAfterAnswer(answer: Answer, call: OperationCall, now: number): Repetition | undefined {
  const { status } = answer;
  const reason = `HTTP ${status}`;
  const atLeastMs = readRetryAfter(answer.headers.get('Retry-After'), now);
  if (status === 429 || (status === 503 && atLeastMs !== undefined)) return { reason, asked: true, atLeastMs };
  if (call.repeat === 'read' && status >= 500) return { reason, asked: false };
  if (call.repeat === 'set' && [502, 503, 504].includes(status)) return { reason, asked: false };
  return undefined;
}

export function repeatAfterError(error: AdminApiError, call: OperationCall): Repetition | undefined {
  const { kind, code, status } = error;
  if ((kind === 'connection' && isTlsFailure(code)) || code === TOO_LONG) return undefined;
  const answerLost = kind === 'connection' || kind === 'timeout' || (kind === 'malformed' && status !== undefined);
  if (!answerLost || (call.repeat === 'once' && error.mayHaveHappened)) return undefined;
  const reasons = { connection: code ?? 'a broken connection', timeout: 'a timeout', malformed: 'a broken answer' };
  return { reason: reasons[kind], asked: false };
}

/** Maintenance lasts until someone ends it, and the database says the same of the same request: waiting would only hide it. */
export async function isFinal(answer: Answer): Promise<boolean> {
  const { status } = answer;
  if (status === 503) return isMaintenance({ status, serverMessage: await answer.text() });
  return (
    status === 500 && readDatabaseSentence({ status, serverMessage: messageIn(await answer.text()) }) !== undefined
  );
}

function messageIn(text: string): string | undefined {
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    return typeof message === 'string' ? message : undefined;
  } catch {
    return undefined;
  }
}
