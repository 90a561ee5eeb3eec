// From the parts of an HTTP message to the request that the sandbox handles.
import type { SandboxRequest } from './request.ts';
import { findRoute } from './router.ts';

interface HttpParts {
  method: string;
  /** The request target: a path with its query, or an address. */
  target: string;
  header(name: 'authorization' | 'content-type' | 'x-forwarded-for'): string | undefined;
  /** Undefined when it was larger than the server takes. */
  rawBody: string | undefined;
  /** The address of the other end of the connection. */
  peer: string;
}

export const maxBody = 100 * 1024;

export function describeRequest({ method: given, target, header, rawBody, peer }: HttpParts): SandboxRequest {
  const method = given === 'HEAD' ? 'GET' : given;
  const { path, query } = splitUrl(target);
  const client = header('x-forwarded-for')?.split(',')[0]?.trim();
  return {
    method,
    path,
    query,
    authorization: header('authorization'),
    contentType: header('content-type'),
    rawBody,
    ip: client || peer,
    route: routeOf(method, path),
  };
}

/** Slashes in a row count as one, as the server has it. */
function splitUrl(url: string): { path: string; query: URLSearchParams } {
  const [path = '/', ...rest] = url.replace(/^https?:\/\/[^/]*/i, '').split('?');
  return { path: path.replace(/\/+/g, '/') || '/', query: new URLSearchParams(rest.join('?')) };
}

function routeOf(method: string, path: string): SandboxRequest['route'] {
  try {
    return findRoute(method, path);
  } catch (error) {
    if (error instanceof URIError) return 'undecodable';
    throw error;
  }
}
