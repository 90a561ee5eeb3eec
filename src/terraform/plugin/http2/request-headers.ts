/** The headers of a request, when they are well formed: https://www.rfc-editor.org/rfc/rfc9113#name-http-fields */
import type { Header } from './hpack/static-table.ts';

const ofRequests = new Set([':method', ':scheme', ':authority', ':path']);
/** They speak about a connection of HTTP/1. */
const ofConnections = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade']);
const fieldName = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/;
const brokenValue = /[\0\r\n]|^[\t ]|[\t ]$/;

/** By name; of a name that comes twice the last one. Undefined when the request is malformed. */
export function readRequest(headers: readonly Header[]): ReadonlyMap<string, string> | undefined {
  const read = new Map<string, string>();
  let isAfterField = false;
  for (const header of headers) {
    const [name, value] = header;
    if (name.startsWith(':')) {
      if (isAfterField || !ofRequests.has(name) || read.has(name) || brokenValue.test(value)) return undefined;
    } else {
      isAfterField = true;
      if (!isField(header)) return undefined;
      if (name === 'content-length' && !isLength(value, read.get(name))) return undefined;
    }
    read.set(name, value);
  }
  return hasTarget(read) ? read : undefined;
}

/** Whether they may end a request. */
export function areTrailers(headers: readonly Header[]): boolean {
  return headers.every(isField);
}

function isField([name, value]: Header): boolean {
  if (!fieldName.test(name) || brokenValue.test(value) || ofConnections.has(name)) return false;
  return name !== 'te' || value === 'trailers';
}

function isLength(value: string, before: string | undefined): boolean {
  return /^\d{1,15}$/.test(value) && (before === undefined || before === value);
}

function hasTarget(headers: ReadonlyMap<string, string>): boolean {
  const method = headers.get(':method');
  if (method === 'CONNECT') return headers.has(':authority') && !headers.has(':path') && !headers.has(':scheme');
  return Boolean(method && headers.get(':scheme') && headers.get(':path'));
}
