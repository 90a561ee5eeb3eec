// Tell what is sent and what comes back, without any secret.
import { shorten } from '../../text/index.ts';
import type { Settings } from '../options.ts';
import { readableText, redact } from '../redact.ts';
import type { Answer, OperationCall, Layer } from './call.ts';

const LONGEST_TEXT = 1000;
/** Characters of a body in one entry. */
const LONGEST_BODY = 32 * 1024;

export function logRequests({ log, clock }: Settings): Layer {
  if (log === undefined) return (next) => next;
  return (next) => async (request, call) => {
    const { operation, method, path, body } = call;
    const entry = { operation, method, path, attempt: call.attempts + 1 };
    const since = clock.now();
    log({ ...entry, type: 'request', ...(body === undefined ? {} : { body }) });
    let answer: Answer;
    try {
      answer = await next(request, call);
    } catch (thrown) {
      const message = call.scrub(thrown instanceof Error ? thrown.message : String(thrown));
      log({ ...entry, type: 'failure', durationMs: clock.now() - since, message });
      throw thrown;
    }
    const received = readBody(await answer.text(), call);
    log({
      ...entry,
      type: 'response',
      status: answer.status,
      durationMs: clock.now() - since,
      ...(received === undefined ? {} : { body: received }),
    });
    return answer;
  };
}

/** What is too long is told by its two ends. */
function limit(body: unknown): unknown {
  const text = JSON.stringify(body);
  return text.length > LONGEST_BODY ? shorten(text, LONGEST_BODY) : body;
}

function readBody(text: string, { scrub }: OperationCall): unknown {
  if (text === '') return undefined;
  try {
    return limit(redact(JSON.parse(text), scrub));
  } catch {
    return readableText(text, LONGEST_TEXT, scrub) ?? `(${text.length} characters that are not JSON)`;
  }
}
