// Every kind of object that a configuration can hold many of: how N of them come to be, and what reading them must cost.
import type { AdminApi } from '../src/admin-api/index.ts';
import type { OperationId, Sandbox, Seed } from '../src/sandbox/index.ts';

/** Requests by operation. */
export type Cost = { readonly [operation in OperationId]?: number };

export interface Kind {
  readonly type: string;
  /** The import ids of N objects, created where the seed did not. */
  readonly importIds: (sandbox: Sandbox, api: AdminApi) => Promise<readonly string[]> | readonly string[];
  /** The least that a plan of N of them can cost: one list where the list tells all, else one call for each place. */
  readonly least: (count: number) => Cost;
}

const projectId = (index: number) => `project-${index}`;
const expiresAt = '2099-01-31T00:00:00.000Z';

/** One project for each, in two environments. */
export function seedFor(count: number): Seed {
  const times = <T>(make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));
  return {
    environments: times((index) => ({ name: `stage-${index}`, type: 'test', enabled: true, sortOrder: 100 + index })),
    users: times((index) => ({ email: `person-${index}@example.com`, name: `Person ${index}` })),
    groups: times((index) => ({
      name: `Group ${index}`,
      description: 'A team',
      users: [`person-${index}@example.com`],
    })),
    roles: times((index) => ({
      name: `Role ${index}`,
      type: 'custom' as const,
      description: 'What a team may do',
      permissions: [{ name: 'CREATE_FEATURE' }],
    })),
    projects: times((index) => ({
      id: projectId(index),
      environments: ['development', 'production'],
      changeRequests: { production: 2 },
      access: [
        { role: 'Owner', users: [`person-${index}@example.com`] },
        { role: 'Member', groups: [`Group ${index}`] },
      ],
    })),
    contextFields: times((index) => ({ name: `field-${index}`, legalValues: [{ value: 'eu' }] })),
    apiTokens: times((index) => ({
      tokenName: `token-${index}`,
      type: 'backend' as const,
      environment: 'development',
      projects: ['default'],
      expiresAt,
    })),
    tagTypes: times((index) => ({ name: `tag-${index}`, description: 'A tag' })),
    segments: times((index) => ({
      name: `Segment ${index}`,
      constraints: [{ contextName: 'userId', operator: 'IN', values: ['17'] }],
    })),
    integrations: times((index) => ({
      provider: 'webhook',
      enabled: true,
      events: ['feature-created'],
      parameters: { url: `https://hooks.example.com/${index}` },
    })),
  };
}

const all = (ids: Iterable<string | number>) => [...ids].map(String);
const named = (ids: Iterable<string>, prefix: string) => [...ids].filter((id) => id.startsWith(prefix));
const projectsOf = ({ store }: Sandbox) => named(store.projects.keys(), 'project-');
const inProjects = (count: number, ...operations: readonly OperationId[]): Cost =>
  Object.fromEntries(operations.map((operation) => [operation, count]));
const accounts = ({ store }: Sandbox) => [...store.accounts.values()];

export const kinds: readonly Kind[] = [
  {
    type: 'unleash_user',
    importIds: (sandbox) => all(accounts(sandbox).flatMap(({ email, id }) => (email ? [id] : []))),
    least: () => ({ getUsers: 1 }),
  },
  { type: 'unleash_group', importIds: ({ store }) => all(store.groups.keys()), least: () => ({ getGroups: 1 }) },
  {
    type: 'unleash_role',
    importIds: ({ store }) =>
      [...store.roles.values()].filter(({ type }) => type === 'custom').map(({ id }) => `${id}`),
    least: (count) => ({ getRoleById: count }),
  },
  {
    type: 'unleash_service_account',
    importIds: async (sandbox, api) => {
      for (const index of projectsOf(sandbox).keys()) {
        await api.createServiceAccount({ body: { username: `robot-${index}`, name: `Robot ${index}`, rootRole: 3 } });
      }
      return all(accounts(sandbox).flatMap(({ isService, id }) => (isService ? [id] : [])));
    },
    least: () => ({ getServiceAccounts: 1 }),
  },
  {
    type: 'unleash_api_token',
    importIds: ({ store }) =>
      [...store.apiTokens.values()].filter(({ type }) => type === 'backend').map(({ secret }) => secret),
    least: () => ({ getAllApiTokens: 1 }),
  },
  {
    type: 'unleash_context_field',
    importIds: ({ store }) => named(store.contextFields.keys(), 'field-'),
    least: () => ({ getContextFields: 1 }),
  },
  { type: 'unleash_segment', importIds: ({ store }) => all(store.segments.keys()), least: () => ({ getSegments: 1 }) },
  {
    type: 'unleash_environment',
    importIds: ({ store }) => named(store.environments.keys(), 'stage-'),
    least: () => ({ getAllEnvironments: 1 }),
  },
  {
    type: 'unleash_tag_type',
    importIds: ({ store }) => named(store.tagTypes.keys(), 'tag-'),
    least: () => ({ getTagTypes: 1 }),
  },
  { type: 'unleash_integration', importIds: ({ store }) => all(store.addons.keys()), least: () => ({ getAddons: 1 }) },
  {
    type: 'unleash_banner',
    importIds: async (sandbox, api) => {
      for (const id of projectsOf(sandbox)) await api.createBanner({ body: { message: `News of ${id}` } });
      return all(sandbox.store.banners.keys());
    },
    least: () => ({ getBanners: 1 }),
  },
  {
    type: 'unleash_invite_link',
    importIds: async (sandbox, api) => {
      for (const name of projectsOf(sandbox)) await api.createPublicSignupToken({ body: { name, expiresAt } });
      return all(sandbox.store.signupTokens.keys());
    },
    least: () => ({ getAllPublicSignupTokens: 1 }),
  },
  { type: 'unleash_project', importIds: projectsOf, least: (count) => ({ getProjectOverview: count }) },
  { type: 'unleash_project_access', importIds: projectsOf, least: (count) => ({ getProjectAccess: count }) },
  {
    type: 'unleash_project_environment',
    importIds: (sandbox) => projectsOf(sandbox).flatMap((id) => [`${id}:development`, `${id}:production`]),
    least: (count) => inProjects(count, 'getProjectEnvironments', 'getProjectChangeRequestConfig'),
  },
  {
    type: 'unleash_change_request_settings',
    importIds: (sandbox) => projectsOf(sandbox).flatMap((id) => [`${id}:development`, `${id}:production`]),
    least: (count) => ({ getProjectChangeRequestConfig: count }),
  },
  {
    type: 'unleash_project_member',
    importIds: ({ store }) =>
      [...store.projects.values()].flatMap(({ id, users }) => [...users.keys()].map((user) => `${id}:user:${user}`)),
    least: (count) => ({ getProjectAccess: count }),
  },
  {
    type: 'unleash_project_role_binding',
    importIds: (sandbox) => projectsOf(sandbox).flatMap((id) => [`${id}:4`, `${id}:5`]),
    least: (count) => ({ getProjectAccess: count }),
  },
  {
    type: 'unleash_project_default_strategy',
    importIds: async (sandbox, api) => {
      const body = { name: 'flexibleRollout', parameters: { rollout: '50', stickiness: 'default', groupId: 'half' } };
      const environment = 'production';
      for (const projectId of projectsOf(sandbox)) {
        await api.addDefaultStrategyToProjectEnvironment({ projectId, environment, body });
      }
      return projectsOf(sandbox).map((id) => `${id}:${environment}`);
    },
    least: (count) => ({ getProjectEnvironments: count }),
  },
  {
    type: 'unleash_project_context_field',
    importIds: async (sandbox, api) => {
      for (const projectId of projectsOf(sandbox)) {
        for (const name of ['basket', 'country']) {
          await api.createContextFieldForProject({ projectId, body: { name: `${name}-${projectId}` } });
        }
      }
      return projectsOf(sandbox).flatMap((id) => [`${id}:basket-${id}`, `${id}:country-${id}`]);
    },
    least: (count) => ({ getContextFieldsForProject: count }),
  },
  {
    type: 'unleash_project_api_token',
    importIds: async (sandbox, api) => {
      const body = { tokenName: 'ci', type: 'backend', environment: 'development', expiresAt } as const;
      const tokens = projectsOf(sandbox).flatMap((projectId) =>
        [1, 2].map(async () => `${projectId}:${(await api.createProjectApiToken({ projectId, body })).secret}`),
      );
      return Promise.all(tokens);
    },
    least: (count) => ({ getProjectApiTokens: count }),
  },
  {
    type: 'unleash_service_account_token',
    importIds: async (sandbox, api) => {
      const robots = accounts(sandbox).filter(({ isService }) => isService);
      const tokens = robots.flatMap(({ id }) =>
        [1, 2].map(async (number) => {
          const body = { description: `token ${number}`, expiresAt };
          const token = await api.createServiceAccountToken({ id: String(id), body });
          return `${id}:${token.id}`;
        }),
      );
      return Promise.all(tokens);
    },
    least: () => ({ getServiceAccounts: 1 }),
  },
];

/** What Terraform can manage one of, each read in one call. */
export const singletons: Kind[] = [
  { type: 'unleash_cors', importIds: () => ['cors'], least: () => ({ getUiConfig: 1 }) },
  { type: 'unleash_maintenance', importIds: () => ['maintenance'], least: () => ({ getMaintenance: 1 }) },
  { type: 'unleash_password_login', importIds: () => ['password_login'], least: () => ({ getSimpleSettings: 1 }) },
  { type: 'unleash_scim', importIds: () => ['scim'], least: () => ({ getScimSettings: 1 }) },
];

/** What every kind together must cost: what several need is needed once. */
export const leastOfAll = (count: number): Cost =>
  Object.assign({}, ...[...kinds, ...singletons].map((kind) => kind.least(count)));
