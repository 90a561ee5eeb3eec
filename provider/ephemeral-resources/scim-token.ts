/** The SCIM token, in the one run that makes it. */
import { computed, optional } from '../../src/terraform/framework/index.ts';
import { defineEphemeralResource } from '../define.ts';

export const scimToken = defineEphemeralResource('scim_token', {
  description:
    'The SCIM token in the run in which `unleash_scim` makes it, for a write-only argument of whatever gives it to the identity provider. Opening it makes no token: Terraform opens it in each plan and each apply, and each new token would cut the identity provider off. In every other run the token is null, since Unleash shows it once.',
  area: 'Sign-in',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/scim',
  attributes: {
    made_at: optional
      .string(
        '`token_made_at` of `unleash_scim`. As long as a plan does not know it, because a token is to be made, Terraform waits with this until the apply has made it.',
      )
      .references('scim.token_made_at'),
    token: computed.string('The token; null in a run that makes none.').nullable().sensitive(),
  },
  open: async ({ scimTokens }, { made_at }) => ({
    result: { token: scimTokens.get(made_at ?? '') ?? null },
    held: null,
  }),
  // It stays valid: it is the identity provider's from now on.
  close: async () => {},
});
