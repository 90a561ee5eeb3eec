// Make one call: parameters to request, answer to value or AdminApiError.
import createClient, { type Client } from 'openapi-fetch';
import { describeCall, type Signals } from './describe-call.ts';
import { readErrorAnswer } from './errors/error-answer.ts';
import type { Outgoing, Send } from './sending/call.ts';
import { type OperationId, operations } from './generated/operations.ts';
import type { Settings } from './options.ts';
import { sortParameters } from './request-parameters.ts';
import { readSuccessAnswer } from './success-answer.ts';

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
export function createCaller(settings: Settings, send: Send): CallOperation {
  // Made at the first call: it touches Headers, for which Node loads all of fetch.
  let client: Client<AnyPaths> | undefined;

  return async (operation, parameters, signals) => {
    const { method, path } = operations[operation];
    const sorted = sortParameters(operation, parameters);
    const call = describeCall(operation, sorted, signals, settings);
    client ??= createClient<AnyPaths>({ baseUrl: settings.url, Request: Draft as unknown as typeof Request });
    const { data, error, response } = await client.request(method.toLowerCase() as Lowercase<typeof method>, path, {
      params: { path: sorted.path, query: sorted.query },
      body: sorted.body,
      parseAs: 'text',
      // Unleash refuses POST and PUT without this header, even where it wants no body.
      ...(method === 'POST' || method === 'PUT' ? { headers: { 'Content-Type': 'application/json' } } : {}),
      // It asks no more of a Request and a Response than there is of both.
      fetch: (draft) => send(outgoing(draft as unknown as Draft), call) as Promise<Response>,
    });
    if (!response.ok) throw readErrorAnswer(response, error, call);
    return await readSuccessAnswer(response, data ?? '', call);
  };
}

/** What openapi-fetch makes of a call. A Request would take Node many times as long. */
class Draft {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;

  constructor(url: string, { method, headers, body }: { method: string; headers: Headers; body?: string }) {
    this.url = url;
    this.method = method;
    this.headers = headers;
    this.body = body;
  }
}

function outgoing({ method, url, headers, body }: Draft): Outgoing {
  const plain: Record<string, string> = {};
  headers.forEach((value, name) => {
    plain[name] = value;
  });
  return { method, url, headers: plain, body };
}
