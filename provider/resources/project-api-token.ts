// API tokens of one project, which its members can manage.
import { AdminApiError } from '../../src/admin-api/index.ts';
import {
  computed,
  notBlank,
  optional,
  optionalComputed,
  required,
  sameInstant,
} from '../../src/terraform/framework/index.ts';
import { addressOf, createApiToken, isSelector, sameSecret, sameTokenType, shownOnce } from '../shapes/api-tokens.ts';
import { insideOf } from '../writes/claims.ts';
import { defineResource } from '../define.ts';
import { checkExpiry } from '../rules/expiry.ts';
import { instant } from '../shapes/rfc3339.ts';

export const projectApiToken = defineResource('project_api_token', {
  description:
    'A token with which SDKs ask for the flags of one project, made with permissions in that project alone. Destroying it revokes the token at once.',
  area: 'API tokens',
  documentation: 'https://docs.getunleash.io/concepts/api-tokens-and-client-keys',
  attributes: {
    project: required.string('Id of the project.').references('project.id'),
    secret: computed.string(shownOnce).sensitive().sameAs(sameSecret),
    token_name: required.string('Name of the token.').check(notBlank).forcesReplacement(),
    type: required
      .oneOf(
        ['client', 'backend', 'frontend'],
        '`backend` (`client` on older servers) for server-side SDKs, `frontend` for browsers and apps.',
      )
      .sameAs(sameTokenType)
      .forcesReplacement(),
    environment: optionalComputed
      .string('Environment whose flags it reads.')
      .advice('Left out, the server decides, for `development`.')
      .references('environment.name')
      .forcesReplacement(),
    expires_at: optional
      .string('Instant at which it stops working, such as `2027-01-31T00:00:00Z`.')
      .advice('A new token without it never does.')
      .check(instant)
      .sameAs(sameInstant)
      .forcesReplacement(),
  },
  identity: ['project', 'secret'],
  whereToFind:
    'The admin UI lists the tokens of a project with both at `/projects/<project>/settings/api-access`; so does `GET /api/admin/projects/<project>/api-tokens`.',
  // One list has the tokens of every project, those of several projects among them.
  partOf: 'api_token',
  importName: { by: ['project', 'environment', 'token_name'], isShownOnce: ({ secret }) => isSelector(secret) },
  insideOf: ({ project, environment }) => insideOf([project], [environment]),

  list: async (api) => {
    const { projects } = await api.getProjects();
    const lists = await Promise.all(
      projects.map(async ({ id }) => ({ id, ...(await api.getProjectApiTokens({ projectId: id })) })),
    );
    // Whoever uses an admin token is shown those of every project in each.
    return lists.flatMap(({ id, tokens }) =>
      tokens.filter(({ projects }) => projects.includes(id)).map((token) => ({ ...token, owner: id })),
    );
  },
  read: async (api, { project, secret }) => {
    const { tokens } = await api.getProjectApiTokens({ projectId: project });
    const found = tokens.find((token) => sameSecret(token.secret ?? '', secret));
    return found ? { ...found, owner: project } : null;
  },
  toState: (item) => ({
    project: item.owner,
    secret: item.secret ?? '',
    token_name: item.tokenName,
    type: item.type as 'backend',
    environment: item.environment ?? '*',
    expires_at: item.expiresAt ?? null,
  }),

  toBody: ({ project, token_name, type, environment, expires_at }) => ({
    projectId: project,
    body: {
      tokenName: token_name,
      type,
      ...(environment !== undefined && { environment }),
      ...(expires_at !== null && { expiresAt: expires_at }),
    },
  }),
  create: async (api, { projectId, body }) => ({
    project: projectId,
    secret: await createApiToken(
      body,
      () => api.getProjectApiTokens({ projectId }),
      () => api.createProjectApiToken({ projectId, body }),
      (token) => api.deleteProjectApiToken({ projectId, token }),
    ),
  }),
  delete: async (api, { project, secret }) => {
    try {
      await api.deleteProjectApiToken({ projectId: project, token: addressOf(secret) });
    } catch (error) {
      // A token that is not there is answered 404 without a word.
      if (!(error instanceof AdminApiError && error.status === 404)) throw error;
    }
  },

  plan: (context) => checkExpiry(context, 'token', true),
});
