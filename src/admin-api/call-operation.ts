// Make one call: parameters to request, answer to value or AdminApiError.
import { createFinalURL, createQuerySerializer, defaultBodySerializer, defaultPathSerializer } from 'openapi-fetch';
import { readSuccessAnswer } from './answers/success-answer.ts';
import { type BoundSignals, describeCall } from './describe-call.ts';
import { readErrorAnswer } from './errors/error-answer.ts';
import { type OperationId, operations } from './generated/operations.ts';
import type { Settings } from './options.ts';
import { type RequestParameters, sortParameters } from './request-parameters.ts';
import type { Outgoing, Send } from './sending/call.ts';

export type CallOperation = (
  operation: OperationId,
  parameters: Readonly<Record<string, unknown>>,
  signals: BoundSignals,
) => Promise<unknown>;

/** @throws (the promise rejects with) AdminApiError, for whatever goes wrong */
export function createCaller(settings: Settings, send: Send): CallOperation {
  return async (operation, parameters, signals) => {
    const sorted = sortParameters(operation, parameters);
    const call = describeCall(operation, sorted, signals, settings);
    const answer = await send(compose(operation, sorted, settings.url), call);
    const text = await answer.text();
    if (!answer.ok) throw readErrorAnswer(answer, parse(text), call);
    return await readSuccessAnswer(answer, text, call);
  };
}

const querySerializer = createQuerySerializer();

function compose(operation: OperationId, { path, query, body }: RequestParameters, baseUrl: string): Outgoing {
  const { method, path: template } = operations[operation];
  // Unleash refuses POST and PUT without this header, even where it wants no body.
  const hasType = body !== undefined || method === 'POST' || method === 'PUT';
  return {
    method,
    url: createFinalURL(template, {
      baseUrl,
      params: { path, query },
      querySerializer,
      pathSerializer: defaultPathSerializer,
    }),
    headers: hasType ? { 'content-type': 'application/json' } : {},
    body: body === undefined ? undefined : defaultBodySerializer(body),
  };
}

/** The JSON of an error answer, or its text where it has none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
