// Read an answer to its end, and turn every way of not getting one into an AdminApiError.
import { AdminApiError } from '../errors/admin-api-error.ts';
import { keepCause } from '../errors/cause.ts';
import type { Answer, Call, Send } from './call.ts';
import { cancelled } from './cancel.ts';
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
      const incoming = await send({ ...request, signal });
      status = incoming.status;
      const body = await readWhole(incoming, signal, call);
      return createAnswer(status, incoming.headers, new TextDecoder().decode(body));
    } catch (thrown) {
      if (thrown instanceof AdminApiError) throw thrown;
      throw explain(thrown, signal, call, status);
    }
  };
}

const never = new AbortController().signal;

const createAnswer = (status: number, headers: Answer['headers'], text: string): Answer => ({
  status,
  ok: status >= 200 && status < 300,
  headers,
  text: async () => text,
});

function explain(thrown: unknown, signal: AbortSignal, call: Call, status: number | undefined): AdminApiError {
  const failure = readConnectionFailure(thrown, call.scrub);
  const cause = keepCause(thrown, call.scrub);
  if (call.effect !== 'read' && (failure.sent || status !== undefined)) call.mayHaveHappened = true;
  const { operation, method, path, server, attempts, mayHaveHappened, isFirstContact } = call;
  const facts = { operation, method, path, server, attempts, mayHaveHappened, isFirstContact };

  if (signal.aborted) {
    const { reason } = signal;
    return reason instanceof OutOfTime
      ? AdminApiError.from({ ...facts, kind: 'timeout', reason: reason.reason })
      : cancelled(call);
  }
  if (status !== undefined && status < 400) {
    return AdminApiError.from({ ...facts, kind: 'malformed', status, reason: 'it broke off before its end' }, cause);
  }
  const { code, reason } = failure;
  return AdminApiError.from({ ...facts, kind: 'connection', proxy: call.proxy, code, reason }, cause);
}
