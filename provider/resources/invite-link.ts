// Invite links, with which people sign up as viewers.
import { computed, notBlank, optional, required, sameInstant } from '../../src/terraform/framework/index.ts';
import { createUnnamed } from '../writes/create-unnamed.ts';
import { defineResource } from '../define.ts';
import { checkExpiry } from '../rules/expiry.ts';
import { instant } from '../shapes/rfc3339.ts';

export const inviteLink = defineResource('invite_link', {
  description:
    'A link with which people sign up by themselves, as viewers. Unleash cannot delete one: destroying it turns it off for good.',
  area: 'Users and groups',
  documentation: 'https://docs.getunleash.io/concepts/public-signup',
  attributes: {
    secret: computed.string('Secret part of the link. It is kept in state.').sensitive(),
    url: computed.string('The link itself. It is kept in state.').nullable().sensitive(),
    name: required.string('Name to know it by.').check(notBlank).forcesReplacement(),
    expires_at: required
      .string('Instant at which it stops working, such as `2027-01-31T00:00:00Z`.')
      .check(instant)
      .sameAs(sameInstant),
    enabled: optional.boolean('Whether people can sign up with it.').default(true),
  },
  identity: ['secret'],
  whereToFind: '`GET /api/admin/invite-link/tokens` lists the names.',
  // One that was destroyed is turned off and stays for ever.
  importName: { by: ['name'], prefers: ({ enabled }) => enabled === true },
  dataSources: {
    one: {
      by: ['name'],
      description:
        'An invite link by its name: until when people can sign up with it, and whether it is on. The link itself is secret and not shown.',
    },
    many: 'invite_links',
    description:
      'Invite links, those that are off among them, for Unleash deletes none. The links themselves are secret and not shown.',
    filters: ['name', 'enabled'],
  },

  list: async (api) => (await api.getAllPublicSignupTokens()).tokens,
  readFromList: true,
  read: (api, { secret }) => api.getPublicSignupToken({ token: secret }),
  toState: ({ secret, url, name, expiresAt, enabled }) => ({ secret, url, name, expires_at: expiresAt, enabled }),

  toBody: ({ name, expires_at, enabled }) => ({ name, changeable: { expiresAt: expires_at, enabled } }),
  create: async (api, { name, changeable }) => {
    const { made } = await createUnnamed(
      async () => (await api.getAllPublicSignupTokens()).tokens,
      () => api.createPublicSignupToken({ body: { name, expiresAt: changeable.expiresAt } }),
      ({ secret }) => secret,
      (link) => link.name === name,
    );
    return { secret: made.secret };
  },
  // A new link is enabled and lasts a month at most; only an update makes it last longer.
  completeWithUpdate: ['expires_at', 'enabled'],
  update: async (api, { secret }, { changeable }) =>
    void (await api.updatePublicSignupToken({ token: secret, body: changeable })),
  delete: async (api, { secret }, { prior, warn }) => {
    await api.updatePublicSignupToken({ token: secret, body: { enabled: false } });
    warn(
      `unleash_invite_link ${JSON.stringify(prior.name)} is turned off`,
      'Nobody can sign up with it any more. Unleash cannot delete invite links, so it stays in the list.',
    );
  },

  plan: (context) => {
    if (context.planned.enabled !== false) checkExpiry(context, 'invite link');
  },
});
