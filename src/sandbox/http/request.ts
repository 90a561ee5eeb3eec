// One request as the sandbox handles it, from whichever way it came.
import type { Route } from './router.ts';

export interface SandboxRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  authorization: string | undefined;
  contentType: string | undefined;
  /** Undefined when it was larger than the server takes. */
  rawBody: string | undefined;
  /** The address of the caller. */
  ip: string;
  /** Undefined for an unknown path, `undecodable` for one with a broken escape. */
  route: Route | 'undecodable' | undefined;
}
