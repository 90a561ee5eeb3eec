// Read an answer to its end, and turn every way of not getting one into an AdminApiError.
import { AdminApiError } from '../errors/admin-api-error.ts';
import { keepCause } from '../errors/cause.ts';
import type { Answer, OperationCall, Send } from './call.ts';
import { cancelled } from './cancel.ts';
import { failureOf, loseAnswer } from './failure.ts';
import { readConnectionFailure } from '../transport/connection-failure.ts';
import { readWhole } from '../transport/read-whole.ts';
import { OutOfTime } from './time-limit.ts';
import type { Transport } from '../transport/index.ts';

/** The answer that comes back holds its whole body, so that nothing can fail while it is read. */
export function createReceiver(send: Transport): Send {
  return async (request, call) => {
    call.attempts++;
    const { signal = never } = request;
    let status: number | undefined;
    try {
      const incoming = await send({ ...request, signal, onSent: prepare });
      status = incoming.status;
      const body = await readWhole(incoming, signal, call);
      return createAnswer(status, incoming.headers, new TextDecoder().decode(body));
    } catch (thrown) {
      if (thrown instanceof AdminApiError) throw thrown;
      throw explain(thrown, signal, call, status);
    }
  };
}

/** What judges the answer is loaded while it is awaited. */
const prepare = () => void import('../answers/check-answer.ts');

const never = new AbortController().signal;

const createAnswer = (status: number, headers: Answer['headers'], text: string): Answer => ({
  status,
  ok: status >= 200 && status < 300,
  headers,
  text: async () => text,
});

function explain(thrown: unknown, signal: AbortSignal, call: OperationCall, status: number | undefined): AdminApiError {
  const failure = readConnectionFailure(thrown, call.scrub);
  const cause = keepCause(thrown, call.scrub);
  if (failure.sent || status !== undefined) loseAnswer(call);
  if (signal.aborted) {
    const { reason } = signal;
    return reason instanceof OutOfTime ? failureOf(call, { kind: 'timeout', reason: reason.reason }) : cancelled(call);
  }
  if (status !== undefined && status < 400) {
    return failureOf(call, { kind: 'malformed', status, reason: 'it broke off before its end' }, cause);
  }
  const { code, reason } = failure;
  return failureOf(call, { kind: 'connection', proxy: call.proxy, code, reason }, cause);
}
