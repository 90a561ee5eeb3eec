// Bringing an instance to the state that a seed describes, through the same handlers that serve requests.
import { type Actor, systemActor } from '../http/actor.ts';
import { checkRequest } from '../http/conform.ts';
import type { OperationId } from '../../admin-api/generated/operations.ts';
import type { AnyEndpoint } from '../endpoint.ts';
import { endpoints } from '../generated/endpoints.ts';
import { Refusal } from '../failures/errors.ts';
import type { Seed } from './seed.ts';
import { seedShape } from './seed-shape.ts';
import { changeRequestState } from '../state/change-request.ts';
import type { Store } from '../state/store.ts';

/** A seed that cannot be applied: the message names the place in it and the reason. */
export class SeedError extends Error {}

type Name = string | number;

/** Throws SeedError for a wrong shape, a name that leads nowhere, and whatever the API itself would refuse. */
export function applySeed(store: Store, given: Seed): void {
  const seed = parseSeed(given);
  Object.assign(store.limits, seed.limits);
  seedEnvironments(store, seed);
  seedRoles(store, seed);
  seedUsers(store, seed);
  seedGroups(store, seed);
  seedProjects(store, seed);
  seedChangeRequests(store, seed);
  for (const [index, field] of (seed.contextFields ?? []).entries()) {
    perform(store, `contextFields[${index}]`, 'createContextField', {}, field);
  }
  for (const [index, { seenAt, ...token }] of (seed.apiTokens ?? []).entries()) {
    perform(store, `apiTokens[${index}]`, 'createApiToken', {}, token);
    if (seenAt !== undefined) [...store.apiTokens.values()].at(-1)!.seenAt = seenAt;
  }
  for (const [index, tagType] of (seed.tagTypes ?? []).entries()) {
    perform(store, `tagTypes[${index}]`, 'createTagType', {}, tagType);
  }
  for (const [index, segment] of (seed.segments ?? []).entries()) {
    perform(store, `segments[${index}]`, 'createSegment', {}, segment);
  }
  for (const [index, integration] of (seed.integrations ?? []).entries()) {
    perform(store, `integrations[${index}]`, 'createAddon', {}, integration);
  }
  seedLogins(store, seed);
  if (seed.cors) perform(store, 'cors', 'setCors', {}, { frontendApiOrigins: seed.cors });
  store.settings.maintenance = seed.maintenance ?? false;
  store.settings.sendsEmail = seed.sendsEmail ?? false;
}

function seedLogins(store: Store, { logins = [] }: Seed): void {
  for (const { username, minutesAgo, ...login } of [...logins].sort((a, b) => b.minutesAgo - a.minutesAgo)) {
    store.logins.push({
      id: store.logins.length + 1,
      username,
      auth_type: login.type ?? 'simple',
      created_at: new Date(Date.parse(store.now()) - minutesAgo * 60_000).toISOString(),
      successful: login.successful ?? true,
      ip: login.ip ?? '127.0.0.1',
      failure_reason: login.failureReason ?? null,
    });
  }
}

/** Throws SeedError that names each wrong place. */
export function parseSeed(value: unknown): Seed {
  const parsed = seedShape.safeParse(value);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path, message }) => `${writePath(path)}: ${message}`);
  throw new SeedError(places.join('; '));
}

function writePath(path: readonly PropertyKey[]): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return text.replace(/^\./, '') || 'seed';
}

function seedEnvironments(store: Store, { environments = [] }: Seed): void {
  for (const [index, environment] of environments.entries()) {
    const place = `environments[${index}]`;
    const { name, enabled, ...rest } = environment;
    const existing = store.environments.get(name);
    if (existing === undefined) perform(store, place, 'createEnvironment', {}, environment);
    else {
      perform(store, place, 'updateEnvironment', { name }, rest);
      existing.enabled = enabled ?? existing.enabled;
    }
  }
}

function seedRoles(store: Store, { roles = [] }: Seed): void {
  for (const [index, { permissions = [], ...role }] of roles.entries()) {
    const named = permissions.map((permission) => (typeof permission === 'string' ? { name: permission } : permission));
    perform(store, `roles[${index}]`, 'createRole', {}, { ...role, permissions: named });
  }
}

function seedUsers(store: Store, { users = [] }: Seed): void {
  for (const [index, { token, seenAt, rootRole = 'Viewer', ...user }] of users.entries()) {
    const place = `users[${index}]`;
    perform(store, place, 'createUser', {}, { ...user, rootRole: findRole(store, `${place}.rootRole`, rootRole) });
    if (seenAt !== undefined) [...store.accounts.values()].at(-1)!.seenAt = seenAt;
    if (token === undefined) continue;
    const userId = findUser(store, place, user.email ?? user.username ?? '');
    store.sequences.personalToken += 1;
    const createdAt = store.now();
    store.personalTokens.set(token, {
      id: store.sequences.personalToken,
      userId,
      description: 'seed',
      expiresAt: new Date(Date.parse(createdAt) + 365 * 86_400_000).toISOString(),
      createdAt,
    });
  }
}

function seedGroups(store: Store, { groups = [] }: Seed): void {
  for (const [index, { users = [], rootRole, ...group }] of groups.entries()) {
    const place = `groups[${index}]`;
    const members = users.map((user, at) => ({ user: { id: findUser(store, `${place}.users[${at}]`, user) } }));
    const role = rootRole == null ? null : findRole(store, `${place}.rootRole`, rootRole);
    perform(store, place, 'createGroup', {}, { ...group, rootRole: role, users: members });
  }
}

function seedProjects(store: Store, { projects = [] }: Seed): void {
  for (const [index, project] of projects.entries()) {
    const place = `projects[${index}]`;
    const { id: projectId, name = projectId, changeRequests, archived, access, ...rest } = project;
    const { featureNaming, linkTemplates, mode, ...creation } = rest;
    const existing = store.projects.has(projectId);
    const body = { ...creation, name, ...(existing ? {} : { id: projectId }) };
    perform(store, place, existing ? 'updateProject' : 'createProject', { projectId }, body);
    perform(store, place, 'updateProjectEnterpriseSettings', { projectId }, { featureNaming, linkTemplates, mode });
    for (const [environment, wanted] of Object.entries(changeRequests ?? {})) {
      const requiredApprovals = typeof wanted === 'number' ? wanted : wanted.requiredApprovals;
      const body = { changeRequestsEnabled: true, requiredApprovals };
      const at = `${place}.changeRequests.${environment}`;
      perform(store, at, 'updateProjectChangeRequestConfig', { projectId, environment }, body);
    }
    if (access !== undefined) {
      const roles = access.map((entry, at) => resolveAccess(store, `${place}.access[${at}]`, entry));
      perform(store, `${place}.access`, 'setProjectAccess', { projectId }, { roles });
    }
    if (archived) perform(store, place, 'archiveProject', { projectId }, {});
  }
}

/** They are made in the dashboard, by people who work with flags, and not through the handlers that a sandbox has. */
function seedChangeRequests(store: Store, { changeRequests = [] }: Seed): void {
  const all = changeRequestState.of(store);
  for (const [index, { project, environment, createdBy, ...given }] of changeRequests.entries()) {
    const place = `changeRequests[${index}]`;
    const found = store.projects.get(project);
    if (!found?.environments.has(environment))
      throw new SeedError(`${place}: there is no project ${project} with the environment ${environment}`);
    const step = (at: string, who: Name) => {
      const account = findUser(store, `${place}.${at}`, who);
      const { email, username = '' } = store.accounts.get(account)!;
      return { account, username: email ?? username, createdAt: store.now() };
    };
    const { state = 'In review', title = `Change request ${index + 1}` } = given;
    const { features = [], changes = [], approvedBy = [] } = given;
    const created = step('createdBy', createdBy);
    all.set(index + 1, {
      ...{ id: index + 1, title, project, environment, state, created },
      changes: [
        ...features.map((feature) => ({ feature, action: 'updateEnabled', payload: { enabled: true } })),
        ...changes.map(({ payload = {}, ...change }) => ({ ...change, payload })),
      ],
      minApprovals: found.changeRequests.get(environment)?.requiredApprovals ?? 1,
      approvals: approvedBy.map((who, at) => step(`approvedBy[${at}]`, who)),
      rejections: [],
      comments: [],
      scheduledAt: null,
      stateTimestamps: { [state]: created.createdAt },
    });
  }
}

function resolveAccess(store: Store, place: string, entry: { role: Name; users?: Name[]; groups?: Name[] }) {
  const { role, users = [], groups = [] } = entry;
  return {
    id: findRole(store, `${place}.role`, role),
    users: users.map((user, at) => findUser(store, `${place}.users[${at}]`, user)),
    groups: groups.map((group, at) => findGroup(store, `${place}.groups[${at}]`, group)),
  };
}

function findUser(store: Store, place: string, wanted: Name): number {
  const name = typeof wanted === 'string' && wanted.includes('@') ? wanted.toLowerCase() : wanted;
  return find(place, 'user', name, store.accounts, ({ email, username }) => [email, username]);
}

function findRole(store: Store, place: string, wanted: Name): number {
  return find(place, 'role', wanted, store.roles, ({ name }) => [name]);
}

function findGroup(store: Store, place: string, wanted: Name): number {
  return find(place, 'group', wanted, store.groups, ({ name }) => [name]);
}

function find<T>(
  place: string,
  kind: string,
  wanted: Name,
  all: Map<number, T>,
  namesOf: (thing: T) => (string | undefined)[],
): number {
  for (const [id, thing] of all) if (id === wanted || namesOf(thing).some((name) => name === wanted)) return id;
  throw new SeedError(`${place}: there is no ${kind} ${JSON.stringify(wanted)}`);
}

function perform(store: Store, place: string, operation: OperationId, params: Record<string, string>, body: unknown) {
  const endpoint: AnyEndpoint = endpoints[operation];
  const actor: Actor = systemActor;
  const parts = { params, query: {}, body: JSON.parse(JSON.stringify(body)) };
  try {
    checkRequest(operation, parts);
    endpoint.handle({ ...parts, store, actor, edition: 'enterprise', url: '' });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new SeedError(`${place}: ${error.details.map(({ message }) => message).join(' ')}`);
  }
}
