// API tokens for SDKs: their full secret is in every answer, and nothing is refused twice.
import { randomBytes } from 'node:crypto';
import type { components } from '../../admin-api/generated/schema.d.ts';
import { type Actor, isAllowed } from '../actor.ts';
import type { Endpoints } from '../endpoint.ts';
import { badData, exceedsLimit, invalidValue, operationDenied } from '../errors.ts';
import { recordEvent } from '../record-event.ts';
import type { ApiToken, ApiTokenType, Store } from '../store.ts';

type Verb = 'CREATE' | 'READ' | 'UPDATE' | 'DELETE';

const needing = (verb: Verb) => ({
  needs: ['ADMIN', `${verb}_CLIENT_API_TOKEN`, `${verb}_FRONTEND_API_TOKEN`],
});

export const apiTokens = {
  getAllApiTokens: {
    ...needing('READ'),
    handle({ store, actor }) {
      return { status: 200, body: { tokens: readable(store, actor).map(showRead) } };
    },
  },
  /** Names are not unique: a list, empty when nothing matches. */
  getApiTokensByName: {
    ...needing('READ'),
    handle({ store, params, actor }) {
      const found = readable(store, actor).filter(({ tokenName }) => tokenName === params.name);
      return { status: 200, body: { tokens: found.map(showRead) } };
    },
  },
  createApiToken: {
    ...needing('CREATE'),
    handle({ store, body, actor }) {
      const type = body.type.toLowerCase() as ApiTokenType;
      if (body.tokenName === '') throw invalidValue('"tokenName" is not allowed to be empty.');
      if (body.projects?.length === 0) throw invalidValue('"projects" must contain at least 1 items. You provided [].');
      demand(store, actor, 'CREATE', type);
      const environment = body.environment ?? 'development';
      const projects = !body.projects || body.projects.includes('*') ? ['*'] : [...new Set(body.projects)];
      checkScope(store, type, environment, projects);
      const scope = projects.length > 1 ? '[]' : projects[0];
      const token: ApiToken = {
        secret: `${scope}:${environment}.${randomBytes(28).toString('hex')}`,
        tokenName: body.tokenName,
        type,
        environment,
        projects,
        expiresAt: body.expiresAt ? new Date(body.expiresAt).toISOString() : null,
        createdAt: store.now(),
      };
      store.apiTokens.set(token.secret, token);
      recordEvent(store, actor, { type: 'api-token-created', ...place(token), data: eventData(token) });
      return { status: 201, headers: { location: 'api-tokens' }, body: show(token) };
    },
  },
  updateApiToken: {
    ...needing('UPDATE'),
    handle({ store, params, body, actor }) {
      const token = store.apiTokens.get(params.token);
      if (token === undefined) return { status: 200 };
      demand(store, actor, 'UPDATE', token.type);
      const preData = eventData(token);
      token.expiresAt = new Date(body.expiresAt).toISOString();
      recordEvent(store, actor, { type: 'api-token-updated', ...place(token), preData, data: eventData(token) });
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

export function forgetToken(store: Store, token: ApiToken, actor: Actor): void {
  store.apiTokens.delete(token.secret);
  recordEvent(store, actor, { type: 'api-token-deleted', ...place(token), preData: eventData(token) });
}

function checkScope(store: Store, type: ApiTokenType, environment: string, projects: readonly string[]): void {
  if (environment === '*') {
    const kind = type === 'frontend' ? 'Frontend' : 'Client';
    throw badData(`${kind} token cannot be scoped to all environments`);
  }
  if (!store.environments.has(environment)) throw badData(`Environment=${environment} does not exist`);
  if (store.apiTokens.size >= store.limits.apiTokens) throw exceedsLimit('api token', store.limits.apiTokens);
  const unknown = projects.find((project) => project !== '*' && !store.projects.has(project));
  if (unknown !== undefined) throw badData(`Project=${unknown} does not exist`);
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

function eventData({ secret: _, ...token }: ApiToken): object {
  return { ...token, project: token.projects.join(','), alias: null, secure: false };
}

function show(token: ApiToken): components['schemas']['apiTokenSchema'] {
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

const showRead = (token: ApiToken) => ({ ...show(token), seenAt: null });
