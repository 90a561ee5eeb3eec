// API tokens for SDKs: their full secret is in every answer, and nothing is refused twice.
import { randomBytes } from 'node:crypto';
import type { components } from '../../admin-api/generated/schema.d.ts';
import { type Actor, isAllowed } from '../http/actor.ts';
import type { Endpoints } from '../endpoint.ts';
import { badData, databaseError, exceedsLimit, invalidValue, operationDenied } from '../failures/errors.ts';
import { recordEvent } from '../events/record-event.ts';
import type { ApiToken, ApiTokenType, Store } from '../state/store.ts';

type Verb = 'CREATE' | 'READ' | 'UPDATE' | 'DELETE';

const needing = (verb: Verb) => ({
  needs: ['ADMIN', `${verb}_CLIENT_API_TOKEN`, `${verb}_FRONTEND_API_TOKEN`],
});

export const apiTokens = {
  getAllApiTokens: {
    ...needing('READ'),
    handle({ store, actor }) {
      return { status: 200, body: { tokens: readable(store, actor).map(showReadToken) } };
    },
  },
  /** Names are not unique: a list, empty when nothing matches. */
  getApiTokensByName: {
    ...needing('READ'),
    handle({ store, params, actor }) {
      const found = readable(store, actor).filter(({ tokenName }) => tokenName === params.name);
      return { status: 200, body: { tokens: found.map(showReadToken) } };
    },
  },
  createApiToken: {
    ...needing('CREATE'),
    handle({ store, body, actor }) {
      checkWish(body);
      demand(store, actor, 'CREATE', typeOf(body));
      const token = createApiToken(store, actor, body);
      return { status: 201, headers: { location: 'api-tokens' }, body: showToken(token) };
    },
  },
  updateApiToken: {
    ...needing('UPDATE'),
    handle({ store, params, body, actor }) {
      const token = store.apiTokens.get(params.token);
      if (token === undefined) return { status: 200 };
      demand(store, actor, 'UPDATE', token.type);
      const preData = withoutSecret(showReadToken(token));
      token.expiresAt = new Date(body.expiresAt).toISOString();
      // The statement that updates a token gives no projects back, which the event takes for all of them.
      const project = '*';
      const data = { ...withoutSecret(showReadToken(token)), project, projects: [project] };
      recordEvent(store, actor, { type: 'api-token-updated', ...place(token), project, preData, data });
      return { status: 200 };
    },
  },
  deleteApiToken: {
    ...needing('DELETE'),
    anyContentType: true,
    handle({ store, params, actor }) {
      const token = store.apiTokens.get(params.token);
      if (token === undefined) return { status: 200 };
      demand(store, actor, 'DELETE', token.type);
      forgetToken(store, token, actor);
      return { status: 200 };
    },
  },
} satisfies Partial<Endpoints>;

interface TokenWish {
  tokenName: string;
  type: string;
  environment?: string;
  projects?: string[];
  expiresAt?: string;
}

const typeOf = ({ type }: TokenWish) => type.toLowerCase() as ApiTokenType;

/** Says everything that is wrong at once. */
export function checkWish({ tokenName, projects, environment }: TokenWish): void {
  const wrong = [
    ...(tokenName === '' ? ['"tokenName" is not allowed to be empty.'] : []),
    ...(projects?.length === 0 ? ['"projects" must contain at least 1 items. You provided [].'] : []),
    ...(environment === '' ? ['"environment" is not allowed to be empty.'] : []),
  ];
  if (wrong.length > 0) throw invalidValue(...wrong);
}

/** Permissions are the caller's concern; the scope is checked here. */
export function createApiToken(store: Store, actor: Actor, wish: TokenWish): ApiToken {
  const type = typeOf(wish);
  const { tokenName, environment = 'development', projects: wanted = ['*'], expiresAt } = wish;
  const projects = wanted.includes('*') ? ['*'] : wanted;
  checkScope(store, type, environment, projects);
  const token: ApiToken = {
    secret: `${projects.length > 1 ? '[]' : projects[0]}:${environment}.${randomBytes(28).toString('hex')}`,
    tokenName,
    type,
    environment,
    projects,
    expiresAt: expiresAt ? new Date(expiresAt).toISOString() : null,
    createdAt: store.now(),
  };
  store.apiTokens.set(token.secret, token);
  recordEvent(store, actor, { type: 'api-token-created', ...place(token), data: withoutSecret(showToken(token)) });
  return token;
}

export function forgetToken(store: Store, token: ApiToken, actor: Actor): void {
  store.apiTokens.delete(token.secret);
  recordEvent(store, actor, {
    type: 'api-token-deleted',
    ...place(token),
    preData: withoutSecret(showReadToken(token)),
  });
}

function checkScope(store: Store, type: ApiTokenType, environment: string, projects: readonly string[]): void {
  if (environment === '*') {
    const kind = type === 'frontend' ? 'Frontend' : 'Client';
    throw badData(`${kind} token cannot be scoped to all environments`);
  }
  if (!store.environments.has(environment)) throw badData(`Environment=${environment} does not exist`);
  if (store.apiTokens.size >= store.limits.apiTokens) throw exceedsLimit('api token', store.limits.apiTokens);
  const unknown = projects.find((project) => project !== '*' && !store.projects.has(project));
  if (unknown !== undefined) throw badData(`Project=${unknown || 'invalid'} does not exist`);
  if (new Set(projects).size < projects.length) {
    throw databaseError(
      'INSERT INTO api_token_project VALUES ($1, $2) - duplicate key value violates unique constraint "api_token_project_pkey"',
    );
  }
}

function permissionFor(verb: Verb, type: ApiTokenType): string {
  if (type === 'admin') return 'ADMIN';
  return `${verb}_${type === 'frontend' ? 'FRONTEND' : 'CLIENT'}_API_TOKEN`;
}

function demand(store: Store, actor: Actor, verb: Verb, type: ApiTokenType): void {
  const permission = permissionFor(verb, type);
  if (isAllowed(store, actor, [permission])) return;
  throw operationDenied(`You don't have the necessary access [${permission}] to perform this operation`);
}

function readable(store: Store, actor: Actor): ApiToken[] {
  return [...store.apiTokens.values()].filter(({ type }) => isAllowed(store, actor, [permissionFor('READ', type)]));
}

const place = (token: ApiToken) => ({ environment: token.environment, project: token.projects.join(',') });

function withoutSecret({ secret: _, ...shown }: components['schemas']['apiTokenSchema']): object {
  return shown;
}

export function showToken(token: ApiToken): components['schemas']['apiTokenSchema'] {
  const { expiresAt, ...rest } = token;
  return {
    ...rest,
    projects: [...token.projects],
    project: token.projects.join(','),
    alias: null,
    secure: false,
    ...(expiresAt === null ? {} : { expiresAt }),
  };
}

/** Once stored, a backend token says that it is a client token. */
export function showReadToken(token: ApiToken): components['schemas']['apiTokenSchema'] {
  const type = token.type === 'backend' ? 'client' : token.type;
  return { ...showToken(token), type, expiresAt: token.expiresAt, seenAt: null };
}
