// API tokens for SDKs: their full secret is in every answer, and nothing is refused twice.
import { randomBytes } from 'node:crypto';
import type { components } from '../../admin-api/generated/schema.d.ts';
import { type Actor, isAllowed } from '../http/actor.ts';
import type { Endpoints } from '../endpoint.ts';
import { badData, databaseError, exceedsLimit, invalidValue, operationDenied } from '../failures/errors.ts';
import { recordEvent } from '../events/record-event.ts';
import { createSecureToken, selectorIn } from '../rules/secure-token.ts';
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
      const token = findToken(store, params.token);
      if (token === undefined) return { status: 200 };
      demand(store, actor, 'UPDATE', token.type);
      const preData = eventData(token, showReadToken(token));
      token.expiresAt = new Date(body.expiresAt).toISOString();
      // The statement that updates a token gives no projects back, which the event takes for all of them.
      const forgotten = token.selector === undefined && { project: '*', projects: ['*'] };
      const data = { ...eventData(token, showReadToken(token)), ...forgotten };
      const { project } = { ...place(token), ...forgotten };
      recordEvent(store, actor, { type: 'api-token-updated', ...place(token), project, preData, data });
      return { status: 200 };
    },
  },
  deleteApiToken: {
    ...needing('DELETE'),
    anyContentType: true,
    handle({ store, params, actor }) {
      const token = findToken(store, params.token);
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
  const prefix = `${projects.length > 1 ? '[]' : projects[0]}:${environment}.`;
  const token: ApiToken = {
    ...(store.secureTokens ? createSecureToken(prefix) : { secret: prefix + randomBytes(28).toString('hex') }),
    tokenName,
    type,
    environment,
    projects,
    expiresAt: expiresAt ? new Date(expiresAt).toISOString() : null,
    createdAt: store.now(),
  };
  store.apiTokens.set(token.secret, token);
  recordEvent(store, actor, { type: 'api-token-created', ...place(token), data: eventData(token, showToken(token)) });
  return token;
}

/** By its secret or, where that is stored securely, by its selector alone. */
export function findToken(store: Store, text: string): ApiToken | undefined {
  const selector = selectorIn(text);
  const isMeant = (token: ApiToken) => selector !== undefined && token.selector === selector;
  return [...store.apiTokens.values()].find(isMeant) ?? store.apiTokens.get(text);
}

export function forgetToken(store: Store, token: ApiToken, actor: Actor): void {
  store.apiTokens.delete(token.secret);
  recordEvent(store, actor, {
    type: 'api-token-deleted',
    ...place(token),
    preData: eventData(token, showReadToken(token)),
  });
}

function checkScope(store: Store, type: ApiTokenType, environment: string, projects: readonly string[]): void {
  if (environment === '*') {
    const kind = type === 'frontend' ? 'Frontend' : 'Client';
    throw badData(`${kind} token cannot be scoped to all environments`);
  }
  if (!store.environments.has(environment)) throw badData(`Environment=${environment} does not exist`);
  const alike = [...store.apiTokens.values()].filter(({ selector }) => (selector !== undefined) === store.secureTokens);
  if (alike.length >= store.limits.apiTokens) throw exceedsLimit('api token', store.limits.apiTokens);
  const unknown = projects.find((project) => project !== '*' && !store.projects.has(project));
  if (unknown !== undefined && !store.secureTokens) throw badData(`Project=${unknown || 'invalid'} does not exist`);
  const table = store.secureTokens ? 'api_tokens_v2_project' : 'api_token_project';
  const insert = `INSERT INTO ${table}${store.secureTokens ? `\n${' '.repeat(25)}` : ' '}VALUES ($1, $2)`;
  if (unknown !== undefined) {
    const broken = `violates foreign key constraint "${table}_project_fkey"`;
    throw databaseError(`${insert} - insert or update on table "${table}" ${broken}`);
  }
  if (new Set(projects).size < projects.length)
    throw databaseError(`${insert} - duplicate key value violates unique constraint "${table}_pkey"`);
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

type ShownToken = components['schemas']['apiTokenSchema'];

function eventData({ selector }: ApiToken, { secret: _, ...shown }: ShownToken): object {
  return { ...shown, ...(selector !== undefined && { selector, tokenVersion: 2 }) };
}

export function showToken({ selector, expiresAt, seenAt: _, ...rest }: ApiToken): ShownToken {
  return {
    ...rest,
    projects: [...rest.projects],
    project: rest.projects.join(','),
    ...(selector === undefined ? { alias: null, secure: false } : { secure: true }),
    ...(expiresAt === null ? {} : { expiresAt }),
  };
}

/** Once stored, a backend token says that it is a client token, unless it is stored securely; then its secret is gone. */
export function showReadToken(token: ApiToken): ShownToken {
  if (token.selector !== undefined) return { ...showToken(token), secret: token.selector };
  const type = token.type === 'backend' ? 'client' : token.type;
  return { ...showToken(token), type, expiresAt: token.expiresAt, seenAt: token.seenAt ?? null };
}
