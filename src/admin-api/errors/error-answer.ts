// Read the error answer of Unleash, or of what stands before it.
import { isJsonObject } from '../../json/index.ts';
import { shorten } from '../../text/index.ts';
import type { AdminApiError } from './admin-api-error.ts';
import type { ErrorDetail } from './facts.ts';
import { describeRefusal } from './database-refusal.ts';
import { quotedField, readDatabaseSentence } from './recognise.ts';
import type { Answer, OperationCall } from '../sending/call.ts';
import { failureOf } from '../sending/failure.ts';
import { isHtml, readableLocation, readableText } from '../redact.ts';

const LONGEST_MESSAGE = 1000;
const LONGEST_NAME = 200;
const MOST_DETAILS = 20;

/** @param body the parsed JSON of the answer, or its text when it is not JSON */
export function readErrorAnswer(answered: Answer, body: unknown, call: OperationCall): AdminApiError {
  const { tokenFrom, scrub } = call;
  const whole = (value: unknown) => (typeof value === 'string' && value !== '' ? scrub(value) : undefined);
  const text: ReadText = (value, longest = LONGEST_NAME) => {
    const read = whole(value);
    return read && shorten(read, longest);
  };
  const answer = isJsonObject(body) ? body : {};
  const location = answered.headers.get('Location');
  const said = typeof body === 'string' ? readableText(body, LONGEST_MESSAGE, scrub) : whole(answer.message);
  const sentence = readDatabaseSentence({ status: answered.status, serverMessage: said });
  const refused = sentence && describeRefusal(sentence, call);
  const refusal = refused && { ...refused, reason: shorten(refused.reason, LONGEST_MESSAGE) };
  return failureOf(call, {
    kind: 'response',
    tokenFrom,
    status: answered.status,
    serverName: text(answer.name),
    serverMessage: said && shorten(said, LONGEST_MESSAGE),
    refusal,
    id: text(answer.id),
    details: refusal
      ? [{ message: refusal.reason, ...(refusal.path !== undefined && { path: refusal.path }) }]
      : readDetails(answer.details, text),
    permissions: Array.isArray(answer.permissions)
      ? answer.permissions.slice(0, MOST_DETAILS).flatMap((name) => text(name) ?? [])
      : undefined,
    html: typeof body === 'string' && isHtml(body),
    location: location === null ? undefined : shorten(readableLocation(location, scrub), LONGEST_NAME),
  });
}

type ReadText = (value: unknown, longest?: number) => string | undefined;

function readDetails(details: unknown, text: ReadText): ErrorDetail[] {
  if (!Array.isArray(details)) return [];
  return details
    .slice(0, MOST_DETAILS)
    .filter(isJsonObject)
    .flatMap((detail) => {
      const message = text(detail.message, LONGEST_MESSAGE) ?? text(detail.description, LONGEST_MESSAGE);
      if (message === undefined) return [];
      const path = text(detail.path) ?? quotedField(message);
      return [path === undefined ? { message } : { message, path }];
    });
}
