// One request under the rules that make it fail, and what is to become of its answer.
import type { Failure, Failures } from '../failures/fail.ts';
import type { SandboxRequest } from './request.ts';
import { createLogEntry, type LogEntry } from './log-entry.ts';
import { html, json, type Reply } from './reply.ts';

export interface Serving {
  handle(request: SandboxRequest): Reply;
  failures: Failures;
  latencyMs(): number;
  log(entry: LogEntry): void;
}

/** A reply to send after so many milliseconds; a connection to break; or one to leave without any answer. */
type Outcome = { reply: Reply; afterMs: number } | 'break' | 'silence';

/** Handles the request unless a rule forbids it. What comes of it is for the caller to carry out. */
export function serveRequest({ handle, failures }: Serving, request: SandboxRequest): Outcome {
  const { method, path, route } = request;
  const operation = typeof route === 'object' ? route.operation : undefined;
  const failure = failures.next(method, path, operation);
  if (failure === 'hang') return 'silence';
  if (failure === 'reset-before') return 'break';
  const instead = failure === undefined ? undefined : replyInstead(failure);
  const reply = instead ?? handle(request);
  if (failure === 'reset-after') return 'break';
  const afterMs = typeof failure === 'object' && 'slow' in failure ? failure.slow : 0;
  return { reply: failure === 'truncate' ? truncate(reply) : reply, afterMs };
}

/** @param started the moment by `performance.now()` at which the request came */
export function logRequest({ log }: Serving, request: SandboxRequest, status: number, started: number): void {
  log(createLogEntry(request, status, performance.now() - started));
}

function replyInstead(failure: Failure): Reply | undefined {
  if (failure === 'html') return html(502, '<html><body><h1>502 Bad Gateway</h1></body></html>');
  if (typeof failure !== 'object' || !('status' in failure)) return undefined;
  const { status, retryAfter, body } = failure;
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
  const message = `The sandbox was told to answer ${status} here.`;
  return json(status, body ?? { name: 'CommandedFailure', message, details: [{ message }] }, headers);
}

function truncate(reply: Reply): Reply {
  return reply.body === undefined ? reply : { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) };
}
