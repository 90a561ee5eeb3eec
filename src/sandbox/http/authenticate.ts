// Who is calling: the Authorization header against the tokens of the instance.
import type { Actor } from './actor.ts';
import { adminTokenId } from './actor.ts';
import { loginRequired, unauthorized } from '../failures/errors.ts';
import type { Store } from '../state/store.ts';

/** A known token that does not open the admin API. */
export class WrongTokenType extends Error {
  constructor() {
    super('invalid token: expected a different token type for this endpoint');
  }
}

/** A `Bearer ` prefix in any letter case is allowed. Throws a Refusal, or WrongTokenType for SDK tokens. */
export function authenticate(store: Store, header: string | undefined, ip: string): Actor {
  if (header === undefined || header === '') throw loginRequired();
  const secret = header.replace(/^bearer\s+/i, '').trim();
  const token = store.apiTokens.get(secret);
  if (token !== undefined && !isExpired(store, token.expiresAt)) {
    if (token.type !== 'admin') throw new WrongTokenType();
    return { id: adminTokenId, name: token.tokenName, ip };
  }
  const personal = store.personalTokens.get(secret);
  const account = personal && !isExpired(store, personal.expiresAt) && store.accounts.get(personal.userId);
  if (!account) throw unauthorized();
  return { id: account.id, name: account.email ?? account.username ?? '', ip, account };
}

function isExpired(store: Store, expiresAt: string | null): boolean {
  return expiresAt !== null && Date.parse(expiresAt) <= Date.parse(store.now());
}
