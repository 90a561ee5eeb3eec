// Provisioning of users and groups by the identity provider (SCIM).
import { computed, optional, required } from '../../src/terraform/framework/index.ts';
import { defineResource } from '../define.ts';

export const scim = defineResource('scim', {
  description:
    'SCIM: the identity provider keeps users and groups of Unleash in step. Unleash shows its token once, when it is made.',
  area: 'Sign-in',
  requires: 'enterprise',
  attributes: {
    enabled: required.boolean('Whether the identity provider may provision users and groups.'),
    token_rotation: optional
      .string(
        'Any text, such as a date. Setting it makes a token, and changing it makes a new one that replaces the old.',
      )
      .notReturned(),
    token: computed
      .string('The token for the identity provider, kept in state; null as long as this resource made none.')
      .nullable()
      .sensitive()
      .notReturned(),
    has_token: computed.boolean('Whether Unleash has a token.').volatile(),
  },
  identity: [],

  read: (api) => api.getScimSettings(),
  toState: ({ hasToken, enabled }) => ({ enabled, has_token: hasToken }),
  toBody: ({ enabled, token_rotation }) => ({ settings: { enabled }, rotation: token_rotation }),
  update: async (api, _, { settings, rotation }, { prior, keep }) => {
    await api.setScimSettings({ body: settings });
    if (rotation === null || rotation === (prior?.token_rotation ?? null)) return;
    keep('token', (await api.generateNewToken()).token);
  },

  plan: ({ planned, prior, set }) => {
    const rotates = planned.token_rotation !== null && planned.token_rotation !== (prior?.token_rotation ?? null);
    set('token', rotates ? undefined : (prior?.token ?? null));
  },
});
