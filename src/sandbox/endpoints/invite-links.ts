// Invite links ("public signup tokens"): they make Viewers, and can be disabled but not deleted.
import { randomBytes } from 'node:crypto';
import type { Endpoints } from '../endpoint.ts';
import { badData, notFound } from '../errors.ts';
import { recordEvent } from '../record-event.ts';
import type { SignupToken, Store } from '../store.ts';
import { showRole } from './show-role.ts';

const admin = { needs: ['ADMIN'] } as const;

export const inviteLinks = {
  getAllPublicSignupTokens: {
    ...admin,
    handle: ({ store }) => ({
      status: 200,
      body: { tokens: [...store.signupTokens.values()].map((token) => show(store, token)) },
    }),
  },
  getPublicSignupToken: {
    ...admin,
    handle: ({ store, params }) => ({ status: 200, body: show(store, find(store, params.token)) }),
  },
  /** The end is capped at one month from now, here and not on update. */
  createPublicSignupToken: {
    ...admin,
    handle({ store, body, actor, url }) {
      const secret = randomBytes(16).toString('hex');
      const cap = new Date(store.now());
      cap.setUTCMonth(cap.getUTCMonth() + 1);
      const wanted = Date.parse(body.expiresAt);
      const token: SignupToken = {
        secret,
        name: body.name,
        url: `${url}/new-user?invite=${secret}`,
        enabled: true,
        expiresAt: new Date(Math.min(wanted, cap.getTime())).toISOString(),
        createdAt: store.now(),
        createdBy: actor.name,
      };
      store.signupTokens.set(secret, token);
      recordEvent(store, actor, { type: 'public-signup-token-created', data: eventData(token) });
      return { status: 201, headers: { location: `tokens/${secret}` }, body: show(store, token) };
    },
  },
  /** The answer leaves the role empty. */
  updatePublicSignupToken: {
    ...admin,
    handle({ store, params, body, actor }) {
      const { expiresAt, enabled } = body;
      if (!expiresAt && enabled === undefined) throw badData('Nothing to update');
      const token = find(store, params.token);
      if (expiresAt) token.expiresAt = new Date(expiresAt).toISOString();
      if (enabled !== undefined) token.enabled = enabled;
      recordEvent(store, actor, { type: 'public-signup-token-updated', data: { enabled, expiresAt } });
      return { status: 200, body: { ...show(store, token), role: {} } };
    },
  },
} satisfies Partial<Endpoints>;

function find(store: Store, secret: string): SignupToken {
  const token = store.signupTokens.get(secret);
  if (token === undefined) throw notFound('Could not find public signup token');
  return token;
}

function show(store: Store, token: SignupToken) {
  const viewer = store.roles.get(3);
  const role = viewer === undefined ? { id: 3, name: 'Viewer', type: 'root' } : showRole(viewer);
  return { ...token, users: [], role };
}

function eventData({ secret: _, url: __, ...token }: SignupToken): object {
  return token;
}
