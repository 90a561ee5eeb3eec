// Provisioning of users and groups by the identity provider (SCIM).
import { computed, optional, required } from '../../src/terraform/framework/index.ts';
import { defineResource } from '../define.ts';

export const scim = defineResource('scim', {
  description:
    'SCIM: the identity provider keeps users and groups of Unleash in step. Unleash shows its token once, when it is made.',
  area: 'Sign-in',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/scim',
  attributes: {
    enabled: required.boolean('Whether the identity provider may provision users and groups.'),
    token_rotation: optional
      .string(
        'Any text, such as a date. Setting it makes a token, and changing it makes a new one that replaces the old.',
      )
      .advice('Left out, no token is made.')
      .notReturned(),
    keep_token: optional
      .boolean(
        'Whether the token is kept in state. While it is `false`, only the ephemeral `unleash_scim_token` has it, in the run that makes it.',
      )
      .advice('Left out, it is kept.')
      .local(),
    token_made_at: computed
      .string('Instant at which this resource made the token; null as long as it made none.')
      .nullable()
      .notReturned(),
    token: computed
      .string(
        'The token for the identity provider, kept in state; null as long as this resource made none, or keeps none.',
      )
      .nullable()
      .sensitive()
      .notReturned(),
    has_token: computed.boolean('Whether Unleash has a token.').volatile(),
  },
  identity: [],

  read: (api) => api.getScimSettings(),
  toState: ({ hasToken, enabled }) => ({ enabled, has_token: hasToken }),
  toBody: ({ enabled, token_rotation }) => ({ settings: { enabled }, rotation: token_rotation }),
  update: async (api, _, { settings, rotation }, { prior, desired, keep }) => {
    await api.setScimSettings({ body: settings });
    const isKept = desired.keep_token !== false;
    keep('token', isKept ? (prior?.token ?? null) : null);
    if (rotation === null || rotation === (prior?.token_rotation ?? null)) return;
    const { token } = await api.generateNewToken();
    const madeAt = new Date().toISOString();
    api.scimTokens.set(madeAt, token);
    keep('token_made_at', madeAt);
    if (isKept) keep('token', token);
  },

  plan: ({ planned, prior, set }) => {
    const rotates = planned.token_rotation !== null && planned.token_rotation !== (prior?.token_rotation ?? null);
    set('token_made_at', rotates ? undefined : (prior?.token_made_at ?? null));
    const isOpen = rotates || planned.keep_token === undefined;
    set('token', planned.keep_token === false ? null : isOpen ? undefined : (prior?.token ?? null));
  },
});
