// Remembers with which token a client works, so that plans can tell when they take it away; it goes nowhere else.
import type { AdminApi } from '../../src/admin-api/index.ts';

const tokens = new WeakMap<AdminApi, string>();

export function rememberToken(api: AdminApi, token: string): AdminApi {
  tokens.set(api, token);
  return api;
}

/** The same client with other signals works with the same token. */
export function inheritToken(api: AdminApi, from: AdminApi): AdminApi {
  const token = tokens.get(from);
  return token === undefined ? api : rememberToken(api, token);
}

/** @param isSame compares a token that is about to go with the one in use */
export function isOwnToken(api: AdminApi, isSame: (own: string) => boolean): boolean {
  const own = tokens.get(api);
  return own !== undefined && isSame(own.replace(/^bearer\s+/i, '').trim());
}
