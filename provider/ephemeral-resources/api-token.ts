/** An API token for the time of one run. */
import { computed, required } from '../../src/terraform/framework/index.ts';
import { defineEphemeralResource } from '../define.ts';
import { addressOf, createApiToken, projectsProblem } from '../shapes/api-tokens.ts';
import { deleteIfThere, expiryIn, minutes, renewalIn, renewToken, tokenName } from '../shapes/ephemeral-tokens.ts';

const standard = 15;

interface Held {
  readonly secret: string;
  readonly minutes: number;
}

export const apiToken = defineEphemeralResource('api_token', {
  description:
    'An API token that lives as long as the run of Terraform that asks for it, and is in no state or plan. It is deleted when the run is over, also when that fails or is interrupted, and ends by itself some minutes later where even that is not to be.',
  area: 'API tokens',
  documentation: 'https://docs.getunleash.io/concepts/api-tokens-and-client-keys',
  attributes: {
    token_name: tokenName(),
    type: required.oneOf(
      ['client', 'backend', 'frontend'],
      '`backend` (`client` on older servers) for server-side SDKs, `frontend` for browsers and apps.',
    ),
    environment: required.string('Environment whose flags it reads.').references('environment.name'),
    projects: required
      .setOfStrings('Projects whose flags it reads, or `["*"]` for all of them.')
      .references('project.id')
      .check(projectsProblem),
    minutes: minutes(standard, 'A run that takes longer renews it in time.'),
    secret: computed.string('The token itself.').sensitive(),
    expires_at: computed.string('Instant at which it ends by itself, unless it is renewed.'),
  },
  open: async (api, { token_name, type, environment, projects, minutes }) => {
    const lifetime = minutes ?? standard;
    const expiresAt = expiryIn(lifetime).toISOString();
    const body = { tokenName: token_name, type, environment, projects, expiresAt };
    const secret = await createApiToken(
      body,
      () => api.getAllApiTokens(),
      () => api.createApiToken({ body }),
      (token) => api.deleteApiToken({ token }),
    );
    return {
      result: { secret, expires_at: expiresAt },
      held: { secret, minutes: lifetime },
      renewAt: renewalIn(lifetime),
    };
  },
  renew: (api, { secret, minutes }: Held) =>
    renewToken(minutes, (expiresAt) => api.updateApiToken({ token: addressOf(secret), body: { expiresAt } })),
  close: (api, { secret }) => deleteIfThere(api.deleteApiToken({ token: addressOf(secret) })),
});
