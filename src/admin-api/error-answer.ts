// Read the error answer of Unleash, or of what stands before it.
import { AdminApiError } from './error.ts';
import type { ErrorDetail } from './error-facts.ts';
import { describeRefusal } from './errors/database-refusal.ts';
import { quotedField, readDatabaseSentence } from './errors/recognise.ts';
import type { Answer, Call } from './fetch/call.ts';
import { isHtml, readableText } from './redact.ts';

const LONGEST_MESSAGE = 500;

/** @param body the parsed JSON of the answer, or its text when it is not JSON */
export function readErrorAnswer(answered: Answer, body: unknown, call: Call): AdminApiError {
  const { operation, method, path, server, attempts, mayHaveHappened, tokenFrom, scrub } = call;
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? scrub(value) : undefined);
  const answer = isRecord(body) ? body : {};
  const location = answered.headers.get('Location');
  const serverMessage = typeof body === 'string' ? readableText(body, LONGEST_MESSAGE, scrub) : text(answer.message);
  const sentence = readDatabaseSentence({ status: answered.status, serverMessage });
  const refusal = sentence && describeRefusal(sentence, call);
  return AdminApiError.from({
    kind: 'response',
    ...{ operation, method, path, server, attempts, mayHaveHappened, tokenFrom },
    status: answered.status,
    serverName: text(answer.name),
    serverMessage,
    refusal,
    id: text(answer.id),
    details: refusal
      ? [{ message: refusal.reason, ...(refusal.path !== undefined && { path: refusal.path }) }]
      : readDetails(answer.details, text),
    permissions: Array.isArray(answer.permissions) ? answer.permissions.flatMap((name) => text(name) ?? []) : undefined,
    html: typeof body === 'string' && isHtml(body),
    location: location === null ? undefined : scrub(location.replace(/[?#].*$/, '')),
  });
}

function readDetails(details: unknown, text: (value: unknown) => string | undefined): ErrorDetail[] {
  if (!Array.isArray(details)) return [];
  return details.filter(isRecord).flatMap((detail) => {
    const message = text(detail.message) ?? text(detail.description);
    if (message === undefined) return [];
    const path = text(detail.path) ?? quotedField(message);
    return [path === undefined ? { message } : { message, path }];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
