// Make one call: parameters to request, answer to value or AdminApiError.
import createClient from 'openapi-fetch';
import { effectOf } from './effects.ts';
import { readErrorAnswer } from './error-answer.ts';
import type { Call, Fetch } from './fetch/call.ts';
import { type OperationId, operations } from './generated/operations.ts';
import type { Settings } from './options.ts';
import { collectSecrets, createScrubber, isSecretName, redact, redactPath } from './redact.ts';
import { type RequestParameters, sortParameters } from './request-parameters.ts';
import { readSuccessAnswer } from './success-answer.ts';

export interface Signals {
  signal?: AbortSignal | undefined;
  stopping?: AbortSignal | undefined;
}

export type CallOperation = (
  operation: OperationId,
  parameters: Readonly<Record<string, unknown>>,
  signals: Signals,
) => Promise<unknown>;

interface AnyOperation {
  parameters: { path?: Record<string, string | number>; query?: Record<string, unknown> };
  requestBody?: { content: { 'application/json': unknown } };
  responses: { default: { content: { 'application/json': unknown } } };
}

/** Which operation it is, only the caller knows: OperationParameters and OperationAnswer speak for the contract. */
type AnyPaths = Record<string, Record<'get' | 'post' | 'put' | 'patch' | 'delete', AnyOperation>>;

/** @throws (the promise rejects with) AdminApiError, for whatever goes wrong */
export function createCaller(settings: Settings, send: Fetch): CallOperation {
  const client = createClient<AnyPaths>({ baseUrl: settings.url, redirect: 'manual' });

  return async (operation, parameters, signals) => {
    const { method, path } = operations[operation];
    const sorted = sortParameters(operation, parameters);
    const call = describeCall(operation, sorted, signals, settings);
    const { data, error, response } = await client.request(method.toLowerCase() as Lowercase<typeof method>, path, {
      params: { path: sorted.path, query: sorted.query },
      body: sorted.body,
      parseAs: 'text',
      // Unleash refuses POST and PUT without this header, even where it wants no body.
      ...(method === 'POST' || method === 'PUT' ? { headers: { 'Content-Type': 'application/json' } } : {}),
      fetch: (request) => send(request, call),
    });
    if (!response.ok) throw readErrorAnswer(response, error, call);
    return await readSuccessAnswer(response, data ?? '', call);
  };
}

function describeCall(operation: OperationId, sorted: RequestParameters, signals: Signals, settings: Settings): Call {
  const { method, path } = operations[operation];
  const scrub = createScrubber([...settingSecrets(settings), ...pathSecrets(sorted), ...collectSecrets(sorted.body)]);
  return {
    operation,
    method,
    path: redactPath(path, sorted.path),
    server: settings.url,
    effect: effectOf(operation),
    body: redact(sorted.body, scrub),
    scrub,
    signal: signals.signal,
    stopping: signals.stopping,
    startedAt: settings.clock.now(),
    queuedMs: 0,
    attempts: 0,
    mayHaveHappened: false,
  };
}

function settingSecrets({ token, headers }: Settings): string[] {
  const named = Object.entries(headers).flatMap(([name, value]) => (isSecretName(name) ? [value] : []));
  return [token, token.replace(/^Bearer\s+/i, ''), ...named];
}

function pathSecrets({ path }: RequestParameters): string[] {
  return Object.entries(path).flatMap(([name, value]) => (isSecretName(name) ? [String(value)] : []));
}
