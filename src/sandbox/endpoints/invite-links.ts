// Invite links ("public signup tokens"): they make Viewers, and can be disabled but not deleted.
import { randomBytes } from 'node:crypto';
import type { components } from '../../admin-api/generated/schema.d.ts';
import type { Endpoints } from '../endpoint.ts';
import { BareRefusal, notFound } from '../failures/errors.ts';
import { recordEvent } from '../events/record-event.ts';
import { type SignupToken, type Store, touch } from '../state/store.ts';

type Shown = components['schemas']['publicSignupTokenSchema'];

const admin = { needs: ['ADMIN'] } as const;
const viewer = 3;

export const inviteLinks = {
  getAllPublicSignupTokens: {
    ...admin,
    handle({ store }) {
      return { status: 200, body: { tokens: [...store.signupTokens.values()].map((token) => show(store, token)) } };
    },
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
      const expiresAt = Math.min(Date.parse(body.expiresAt), oneMonthAfter(store.now()));
      const token: SignupToken = {
        secret,
        name: body.name,
        url: `${url}/new-user?invite=${secret}`,
        expiresAt: new Date(expiresAt).toISOString(),
        enabled: true,
        createdAt: store.now(),
        createdBy: actor.name,
      };
      store.signupTokens.set(secret, token);
      const shown = show(store, token);
      recordEvent(store, actor, { type: 'public-signup-token-created', data: { ...shown } });
      return { status: 201, headers: { location: `tokens/${secret}` }, body: shown };
    },
  },
  /** The answer has an empty role, as the statement that updates gives none back. */
  updatePublicSignupToken: {
    ...admin,
    handle({ store, params, body, actor }) {
      const { enabled } = body;
      const expiresAt = body.expiresAt && new Date(body.expiresAt).toISOString();
      if (!expiresAt && enabled === undefined) throw new BareRefusal(400);
      const token = find(store, params.token);
      if (expiresAt) token.expiresAt = expiresAt;
      if (enabled !== undefined) token.enabled = enabled;
      touch(store.signupTokens, token.secret);
      recordEvent(store, actor, {
        type: 'public-signup-token-updated',
        data: { secret: token.secret, enabled, expiresAt },
      });
      return { status: 200, body: { ...show(store, token), role: {} } };
    },
  },
} satisfies Partial<Endpoints>;

function find(store: Store, secret: string): SignupToken {
  const token = store.signupTokens.get(secret);
  if (token === undefined) throw notFound('Could not find public signup token.');
  return token;
}

/** Nobody can sign up in a sandbox, so nobody ever did with this link. */
function show(store: Store, token: SignupToken): Shown {
  const { id = viewer, name = 'Viewer', type = 'root' } = store.roles.get(viewer) ?? {};
  return { ...token, role: { id, name, type }, users: [] };
}

/** The same day of the next month, or its last day when it is shorter. */
function oneMonthAfter(instant: string): number {
  const date = new Date(instant);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + 1);
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date.getTime();
}
