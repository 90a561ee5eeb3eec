/** An API token of one project for the time of one run. */
import { computed, required } from '../../src/terraform/framework/index.ts';
import { defineEphemeralResource } from '../define.ts';
import { addressOf, createApiToken } from '../shapes/api-tokens.ts';
import { deleteIfThere, expiryIn, minutes, renewalIn, renewToken, tokenName } from '../shapes/ephemeral-tokens.ts';

const standard = 60;

interface Held {
  readonly project: string;
  readonly secret: string;
  readonly minutes: number;
}

export const projectApiToken = defineEphemeralResource('project_api_token', {
  description:
    'An API token of one project that lives as long as the run of Terraform that asks for it, made with permissions in that project alone. It is in no state or plan, is deleted when the run is over, also when that fails or is interrupted, and ends by itself where even that is not to be.',
  area: 'API tokens',
  documentation: 'https://docs.getunleash.io/concepts/api-tokens-and-client-keys',
  attributes: {
    project: required.string('Id of the project.').references('project.id'),
    token_name: tokenName(),
    type: required.oneOf(
      ['client', 'backend', 'frontend'],
      '`backend` (`client` on older servers) for server-side SDKs, `frontend` for browsers and apps.',
    ),
    environment: required.string('Environment whose flags it reads.').references('environment.name'),
    minutes: minutes(
      standard,
      'A run that takes longer renews it only with a permission on the whole instance, UPDATE_CLIENT_API_TOKEN or UPDATE_FRONTEND_API_TOKEN.',
    ),
    secret: computed.string('The token itself.').sensitive(),
    expires_at: computed.string('Instant at which it ends by itself, unless it is renewed.'),
  },
  open: async (api, { project, token_name, type, environment, minutes }) => {
    const lifetime = minutes ?? standard;
    const expiresAt = expiryIn(lifetime).toISOString();
    const body = { tokenName: token_name, type, environment, projects: [project], expiresAt };
    const secret = await createApiToken(
      body,
      () => api.getProjectApiTokens({ projectId: project }),
      () => api.createProjectApiToken({ projectId: project, body }),
      (token) => api.deleteProjectApiToken({ projectId: project, token }),
    );
    return {
      result: { secret, expires_at: expiresAt },
      held: { project, secret, minutes: lifetime },
      renewAt: renewalIn(lifetime),
    };
  },
  renew: (api, { secret, minutes }: Held) =>
    renewToken(minutes, (expiresAt) => api.updateApiToken({ token: addressOf(secret), body: { expiresAt } })),
  close: (api, { project, secret }) =>
    deleteIfThere(api.deleteProjectApiToken({ projectId: project, token: addressOf(secret) })),
});
