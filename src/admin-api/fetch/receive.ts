// Read an answer to its end, and turn every way of not getting one into an AdminApiError.
import { AdminApiError } from '../error.ts';
import type { Call, Layer } from './call.ts';
import { cancelled } from './cancel.ts';
import { readConnectionFailure } from './connection-failure.ts';
import { readWhole } from './read-whole.ts';
import { OutOfTime } from './time-limit.ts';

const WITHOUT_BODY = new Set([204, 205, 304]);

/** The response that comes back holds its whole body, so that nothing can fail while it is read. */
export const receive: Layer = (next) => async (request, call) => {
  call.attempts++;
  let status: number | undefined;
  try {
    const response = await next(request, call);
    status = response.status;
    const body = await readWhole(response, request.signal, call);
    const { statusText, headers } = response;
    return new Response(WITHOUT_BODY.has(status) ? null : body, { status, statusText, headers });
  } catch (thrown) {
    if (thrown instanceof AdminApiError) throw thrown;
    throw explain(thrown, request.signal, call, status);
  }
};

function explain(thrown: unknown, signal: AbortSignal, call: Call, status: number | undefined): AdminApiError {
  const failure = readConnectionFailure(thrown, call.scrub);
  if (call.effect !== 'read' && (failure.sent || status !== undefined)) call.mayHaveHappened = true;
  const { operation, method, path, server, attempts, mayHaveHappened } = call;
  const facts = { operation, method, path, server, attempts, mayHaveHappened };

  if (signal.aborted) {
    const { reason } = signal;
    return reason instanceof OutOfTime
      ? AdminApiError.from({ ...facts, kind: 'timeout', reason: reason.reason })
      : cancelled(call);
  }
  if (status !== undefined && status < 400) {
    return AdminApiError.from({ ...facts, kind: 'malformed', status, reason: 'it broke off before its end' });
  }
  return AdminApiError.from({
    ...facts,
    kind: 'connection',
    proxy: call.proxy,
    code: failure.code,
    reason: failure.reason,
  });
}
