// The tokens of service accounts: shown once in full, then only described.
import { randomBytes } from 'node:crypto';
import type { Endpoints } from '../endpoint.ts';
import { badData, nameExists, operationDenied } from '../failures/errors.ts';
import { recordEvent } from '../events/record-event.ts';
import { createSecureToken } from '../rules/secure-token.ts';
import { nextId, type PersonalToken, type Store } from '../state/store.ts';
import { findServiceAccount, toNumber } from '../state/find.ts';

const admin = { needs: ['ADMIN'], edition: 'enterprise' } as const;
const limit = 10;

export const serviceAccountTokens = {
  getServiceAccountTokens: {
    ...admin,
    handle({ store, params }) {
      const { id } = findServiceAccount(store, params.id);
      return { status: 200, body: { pats: tokensOf(store, id).map(([, token]) => showPersonalToken(token)) } };
    },
  },
  createServiceAccountToken: {
    ...admin,
    handle({ store, params, body, actor }) {
      const { id: userId } = findServiceAccount(store, params.id);
      checkToken(store, userId, body);
      const { secret } = store.secureTokens
        ? createSecureToken('user:')
        : { secret: `user:${randomBytes(28).toString('hex')}` };
      const token: PersonalToken = {
        id: nextId(store, 'personalToken'),
        userId,
        description: body.description,
        expiresAt: new Date(body.expiresAt).toISOString(),
        createdAt: store.now(),
      };
      store.personalTokens.set(secret, token);
      recordEvent(store, actor, { type: 'service-account-token-created', data: eventData(token) });
      return { status: 201, body: { ...showPersonalToken(token), secret } };
    },
  },
  /** Deleting a token that is not there is not an error. */
  deleteServiceAccountToken: {
    ...admin,
    anyContentType: true,
    handle({ store, params, actor }) {
      const { id } = findServiceAccount(store, params.id);
      const wanted = toNumber('tokenId', params.tokenId);
      const found = tokensOf(store, id).find(([, token]) => token.id === wanted);
      if (found !== undefined) {
        store.personalTokens.delete(found[0]);
        recordEvent(store, actor, { type: 'service-account-token-deleted', data: eventData(found[1]) });
      }
      return { status: 200 };
    },
  },
} satisfies Partial<Endpoints>;

/** Pairs of secret and token. */
export function tokensOf(store: Store, userId: number): [string, PersonalToken][] {
  return [...store.personalTokens].filter(([, token]) => token.userId === userId);
}

export function showPersonalToken(token: PersonalToken) {
  return { ...token, seenAt: token.seenAt ?? null };
}

function checkToken(
  store: Store,
  userId: number,
  { description, expiresAt }: { description: string; expiresAt: string },
) {
  if (description === '') throw badData('PAT description cannot be empty.');
  if (Date.parse(expiresAt) < Date.parse(store.now())) throw badData('The expiry date should be in future.');
  const tokens = tokensOf(store, userId);
  if (tokens.length >= limit) throw operationDenied(`Too many PATs (${limit}) already exist for this user.`);
  if (tokens.some(([, token]) => token.description === description)) {
    throw nameExists('PAT description already exists.');
  }
}

function eventData({ id, userId, description, expiresAt }: PersonalToken): object {
  return { id, description, expiresAt, ownerId: userId };
}
