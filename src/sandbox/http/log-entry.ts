// What is remembered of a request.
import type { OperationId } from '../../admin-api/generated/operations.ts';
import type { SandboxRequest } from './request.ts';

export interface LogEntry {
  method: string;
  /** With its query; secrets of tokens are replaced by `***`. */
  path: string;
  /** 0 when the connection was broken or never answered. */
  status: number;
  ms: number;
  operation?: OperationId;
  /** The JSON body as it was sent, passwords included: for tests to look at, not for files. */
  body?: unknown;
}

export function createLogEntry(request: SandboxRequest, status: number, ms: number): LogEntry {
  const { method, path, query, rawBody } = request;
  const route = request.route === 'undecodable' ? undefined : request.route;
  const search = query.size === 0 ? '' : `?${query}`;
  return {
    method,
    path: redact(path, route?.params.token) + search,
    status,
    ms: Math.round(ms * 1000) / 1000,
    ...(route ? { operation: route.operation } : {}),
    ...(rawBody ? { body: parse(rawBody) } : {}),
  };
}

/** Secrets of tokens and invite links are the last segment of their paths; whatever looks like one is taken for one. */
function redact(path: string, secret: string | undefined): string {
  const last = /[^/]+(?=\/?$)/;
  const looksSecret = /\/(api-tokens\/[^/]*(:|%3a)|invite-link\/tokens\/[^/])/i.test(path);
  return secret === undefined && !looksSecret ? path : path.replace(last, '***');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
