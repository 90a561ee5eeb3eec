// One request from its headers to its reply, in the order in which the server decides: limit, body, caller, maintenance, route, permission, content type, schema, handler.
import { type Actor, canSee, isAllowed } from './actor.ts';
import { answerOutside } from './answer-outside.ts';
import { authenticate, WrongTokenType } from './authenticate.ts';
import { checkAnswer, checkRequest } from './conform.ts';
import { type AnyEndpoint, type Edition, isAvailable } from '../endpoint.ts';
import { endpoints } from '../generated/endpoints.ts';
import { contentTypeRefused, permissionMissing, routeNotFound } from '../failures/errors.ts';
import { isRateLimited, type Permit } from './rate-limit.ts';
import { empty, fromError, html, json, type Reply } from './reply.ts';
import type { SandboxRequest } from './request.ts';
import type { Route } from './router.ts';
import type { Store } from '../state/store.ts';

export interface Instance {
  store: Store;
  edition: Edition;
  url: string;
  /** Present when the limit on user creation is switched on. */
  limitUsers?: (client: string) => Permit;
}

const writes = new Set(['POST', 'PUT', 'DELETE']);
const tooManyRequests = 'Too many requests, please try again later.';

export function handleRequest(instance: Instance, request: SandboxRequest): Reply {
  const permit = isRateLimited(request.method, request.path) ? instance.limitUsers?.(request.ip) : undefined;
  if (permit && !permit.allowed) return html(429, tooManyRequests, permit.headers);
  const reply = answerOutside(request) ?? answer(instance, request);
  return permit ? { ...reply, headers: { ...reply.headers, ...permit.headers } } : reply;
}

function answer(instance: Instance, request: SandboxRequest): Reply {
  try {
    const body = parseBody(request);
    if ('reply' in body) return body.reply;
    const actor = authenticate(instance.store, request.authorization, request.ip);
    if (instance.store.settings.maintenance && isHeldUp(request)) {
      return json(503, { message: 'Unleash is currently in maintenance mode.' });
    }
    const { route } = request;
    if (route === 'undecodable') return html(400, '<pre>URIError: Failed to decode param</pre>');
    const endpoint: AnyEndpoint | undefined = route && endpoints[route.operation];
    if (route === undefined || endpoint === undefined || !isAvailable(endpoint, instance.edition)) {
      throw routeNotFound(request.path);
    }
    const hidden = authorize(instance, actor, endpoint, route.params, body.value);
    if (hidden) return empty(404);
    checkContentType(request, endpoint);
    return call(instance, endpoint, route, actor, request, body.value);
  } catch (error) {
    if (error instanceof WrongTokenType) return json(403, { message: error.message });
    return fromError(error);
  }
}

function call(
  { store, edition, url }: Instance,
  endpoint: AnyEndpoint,
  { operation, params }: Route,
  actor: Actor,
  request: SandboxRequest,
  body: unknown,
): Reply {
  const parts = { params, query: readQuery(request.query), body };
  checkRequest(operation, parts);
  const { status, headers, body: content } = endpoint.handle({ ...parts, store, edition, url, actor });
  checkAnswer(operation, status, content);
  return content === undefined ? empty(status, headers) : json(status, content, headers);
}

/** What is given twice is a list, which no parameter takes. */
function readQuery(query: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const [value = '', ...more] = query.getAll(name);
      return [name, more.length === 0 ? value : [value, ...more]];
    }),
  );
}

/** Everything but the switch itself. */
function isHeldUp({ method, path }: SandboxRequest): boolean {
  return writes.has(method) && !/\/maintenance/i.test(path);
}

type ParsedBody = { value: unknown } | { reply: Reply };

/** Bodies of other content types are not read, so the schema finds them missing or the content type is refused. */
function parseBody({ rawBody, contentType }: SandboxRequest): ParsedBody {
  if (rawBody === undefined) return { reply: html(413, 'PayloadTooLargeError: request entity too large') };
  if (!isJson(contentType) || rawBody === '') return { value: {} };
  try {
    return { value: JSON.parse(rawBody) };
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : String(error);
    return { reply: html(400, `<pre>SyntaxError: ${reason.replace(/[<>&]/g, ' ')}</pre>`) };
  }
}

function isJson(contentType: string | undefined): boolean {
  return contentType !== undefined && /^application\/json\s*(;|$)/i.test(contentType);
}

function checkContentType({ method, contentType }: SandboxRequest, endpoint: AnyEndpoint): void {
  if (method === 'GET' || endpoint.anyContentType === true || isJson(contentType)) return;
  throw contentTypeRefused(contentType);
}

/** Refuses callers without the permission; true when the project is hidden from the caller, which is a bare 404. */
function authorize(
  { store, edition }: Instance,
  actor: Actor,
  { needs, projectOf }: AnyEndpoint,
  params: Record<string, string>,
  body: unknown,
): boolean {
  const asked = given('projectId', params, body) ?? given('project', params, body);
  const projectId = projectOf ? projectOf(store, params) : asked;
  const environment = given('environment', params, body);
  if (needs !== undefined && actor.account !== undefined) {
    const known = edition !== 'oss' || isOpenSource(asked, environment);
    if (!known || !isAllowed(store, actor, needs, projectId, environment)) throw permissionMissing(needs);
  }
  if (params.projectId === undefined || edition !== 'enterprise') return false;
  return !canSee(store, actor, store.projects.get(params.projectId));
}

/** What a permission is asked for: the path says it, or else the body, which nobody has looked at yet. */
function given(name: string, params: Record<string, string>, body: unknown): unknown {
  const inBody = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
  return (params[name] ?? inBody) || undefined;
}

/** Accounts of the open-source edition may do nothing anywhere else, whatever their role. */
function isOpenSource(project: unknown, environment: unknown): boolean {
  const environments: readonly unknown[] = [undefined, 'default', 'development', 'production'];
  return (project === undefined || project === 'default') && environments.includes(environment);
}
