// API tokens with which SDKs ask for flags.
import {
  computed,
  notBlank,
  oneOf,
  optional,
  optionalComputed,
  sameInstant,
} from '../../src/terraform/framework/index.ts';
import {
  addressOf,
  createApiToken,
  isSelector,
  mustSeeEveryToken,
  projectsProblem,
  sameSecret,
  sameTokenType,
  shownOnce,
} from '../shapes/api-tokens.ts';
import { insideOf } from '../writes/claims.ts';
import { defineResource } from '../define.ts';
import { checkExpiry } from '../rules/expiry.ts';
import { allowLockout } from '../lockout/allow-lockout.ts';
import { guardToken } from '../lockout/tokens.ts';
import { instant } from '../shapes/rfc3339.ts';

const own = guardToken({ isSame: sameSecret, changeable: ['expires_at'] });

export const apiToken = defineResource('api_token', {
  description:
    'A token with which SDKs ask Unleash for flags. Unleash can change only when it expires; anything else makes another token. Destroying it revokes the token at once.',
  area: 'API tokens',
  documentation: 'https://docs.getunleash.io/concepts/api-tokens-and-client-keys',
  attributes: {
    secret: computed.string(shownOnce).sensitive().sameAs(sameSecret),
    token_name: optional.string('Name of the token.').advice('It must be set.').check(notBlank).forcesReplacement(),
    type: optional
      .string('`backend` (`client` on older servers) for server-side SDKs, `frontend` for browsers and apps.')
      .advice('It must be set.')
      .check(oneOf(['client', 'backend', 'frontend', 'admin']))
      .sameAs(sameTokenType)
      .forcesReplacement(),
    environment: optionalComputed
      .string('Environment whose flags it reads.')
      .advice('Left out, the server decides, for `development`.')
      .references('environment.name')
      .forcesReplacement(),
    project: optionalComputed
      .string('The one project whose flags it reads.')
      .deprecated('Use `projects`, which this provider sends for it: servers from version 7 on know no other.')
      .check((project: string) => projectsProblem(project.split(',')))
      .forcesReplacement(),
    projects: optionalComputed
      .setOfStrings('Projects whose flags it reads; `["*"]` stands for all.')
      .advice('Left out, those of all projects.')
      .references('project.id')
      .check(projectsProblem)
      .forcesReplacement(),
    expires_at: optional
      .string('Instant at which it stops working, such as `2027-01-31T00:00:00Z`.')
      .advice('Left out, it never does.')
      .check(instant)
      .sameAs(sameInstant)
      .cannotBeCleared(),
    allow_lockout: allowLockout('changes that delete or expire the token that Terraform itself uses'),
  },
  identity: ['secret'],
  whereToFind: 'The admin UI lists both at `/admin/api`; so does `GET /api/admin/api-tokens`.',
  importName: { by: ['environment', 'token_name'], isShownOnce: ({ secret }) => isSelector(secret) },
  insideOf: ({ projects, environment }) => insideOf(projects, [environment]),
  dataSources: {
    one: {
      by: ['token_name'],
      description:
        'An SDK token by its name: what kind it is, whose flags it reads and when it ends. The secret is not shown; where you need it, make the token a resource or an ephemeral one.',
    },
    many: 'api_tokens',
    description:
      'Tokens of SDKs: who reads which flags, and until when. Unleash lists those that the caller may read, and never their secrets here. For reviews, and for checks that no token outlives its purpose.',
    filters: ['token_name', 'type', 'environment'],
  },

  list: async (api) => (await api.getAllApiTokens()).tokens,
  read: async (api, { secret }) => {
    const { tokens } = await api.getAllApiTokens();
    const found = tokens.find((token) => sameSecret(token.secret ?? '', secret));
    if (!found) await mustSeeEveryToken(api, tokens);
    return found ?? null;
  },
  toState: (item) => ({
    secret: item.secret ?? '',
    token_name: item.tokenName,
    type: item.type,
    environment: item.environment ?? '*',
    project: item.projects.join(','),
    projects: item.projects,
    expires_at: item.expiresAt ?? null,
  }),

  leftAlone: ({ type }) =>
    type === 'admin' ? 'Unleash makes admin tokens when it starts, and for nobody who asks.' : undefined,

  toBody: ({ token_name, type, environment, project, projects, expires_at }) => ({
    tokenName: token_name ?? '',
    type: type ?? '',
    ...(environment !== undefined && { environment }),
    // Unleash ignores a singular project, and would make a token for all of them.
    ...(projects !== undefined ? { projects } : project !== undefined && { projects: project.split(',') }),
    ...(expires_at !== null && { expiresAt: expires_at }),
  }),
  create: async (api, body) => ({
    secret: await createApiToken(
      body,
      () => api.getAllApiTokens(),
      () => api.createApiToken({ body }),
      (token) => api.deleteApiToken({ token }),
    ),
  }),
  update: async (api, { secret }, { expiresAt }, { prior, desired }) => {
    if (expiresAt === undefined) return;
    if (prior) await own.beforeExpiry(api, prior, expiresAt, desired.allow_lockout === true);
    await api.updateApiToken({ token: addressOf(secret), body: { expiresAt } });
  },
  delete: async (api, { secret }, context) => {
    await own.beforeDelete(api, context);
    await api.deleteApiToken({ token: addressOf(secret) });
  },

  validate: ({ token_name, type, environment, project, projects }, { error }) => {
    if (environment === '*' && (type === 'client' || type === 'backend'))
      error('Invalid environment value', `A token of the type "${type}" is for one environment. Name it.`, [
        'environment',
      ]);
    if (token_name === null) error('Missing token_name', 'A token needs a name. Set token_name.', ['token_name']);
    if (type === null) error('Missing type', 'A token needs a type: "backend" or "frontend".', ['type']);
    if (typeof project === 'string' && projects !== null) {
      error('Conflicting project and projects', 'Set projects alone; project is its deprecated form.', ['project']);
    }
  },
  plan: async (context) => {
    checkExpiry(context, 'token');
    await own.plan(context);
    const { prior, planned, error } = context;
    if (planned.type !== 'admin' || prior?.type === 'admin') return;
    error(
      'Invalid type value',
      'Unleash makes tokens of the type "admin" only when it starts, from its environment variable INIT_ADMIN_API_TOKENS, and refuses to make one for anybody who asks. For a program that manages Unleash, use unleash_service_account with unleash_service_account_token; for an SDK, the type "backend" or "frontend".',
      ['type'],
    );
  },
  planDestroy: own.planDestroy,
});
