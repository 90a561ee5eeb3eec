// An instance made at random: something of every kind, under names that are hard to write down, and names that lead nowhere.
import { type AdminApi, AdminApiError, createAdminApi } from '../../src/admin-api/index.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { randomFrom } from '../../workshop/random-from.ts';

export interface Generated {
  readonly sandbox: Sandbox;
  readonly api: AdminApi;
}

/** Texts in which a syntax could get lost, or a label. */
export const hostile = [
  'Release manager',
  'release-manager',
  'Release  Manager!',
  'quote " and backslash \\ and \\" both',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: HCL would interpolate it
  'dollar ${unleash_role.x.id} ${var.x}',
  'percent %{ if true }x%{ endif }',
  'line\nbreak\r\nand\ttab',
  'שלום עולם',
  'turned \u202e around',
  '🚦',
  '👩‍👩‍👧 family',
  'Ünïcödé Ñame',
  ...['count', 'each', 'self', 'for_each', 'this', 'null', 'true', '__proto__', 'constructor', 'toString'],
  '2nd line',
  '_',
  '# comment',
  '/* open',
  '<<EOT',
  "it's `code` | [link](x) <b>",
  'x'.repeat(90),
  `${'y'.repeat(70)} one`,
  `${'y'.repeat(70)} two`,
];

/** About `size` objects of every kind that has names. Equal seeds make equal instances. */
export async function generateInstance(seed: number, size: number): Promise<Generated> {
  const random = randomFrom(seed);
  const sandbox = await startSandbox({ seed: { limits: { projects: 5000, environments: 500, segments: 5000 } } });
  const api = createAdminApi({ url: sandbox.url, token: sandbox.token, fetch: sandbox.fetch, env: {} });
  const below = (count: number) => Math.floor(random() * count);
  const pick = <T>(all: readonly T[]): T => all[below(all.length)]!;
  const some = <T>(all: readonly T[], most = 4) => [
    ...new Set(Array.from({ length: below(most + 1) }, () => pick(all))),
  ];
  const maybe = <T>(value: T): T | undefined => (random() < 0.5 ? value : undefined);
  const name = (what: string, index: number) =>
    (random() < 0.6 ? `${pick(hostile)} ${index}` : `${what} ${index}`).trim();
  const slug = (what: string, index: number) =>
    `${pick(['', 'a.b-', 'A_', '9~', 'x.'])}${what}${pick(['-', '_', '.'])}${index}`;
  const times = async (what: string, make: (index: number) => Promise<unknown>, count = below(size) + 1) => {
    for (let index = 0; index < count; index += 1) await unlessRefused(make(index), what);
  };
  const later = '2099-01-31T00:00:00.000Z';

  await times('environment', (index) =>
    api.createEnvironment({
      body: { name: slug('env', index), type: pick(['test', 'production', 'own']), enabled: random() < 0.8 },
    }),
  );
  const environments = [...sandbox.store.environments.keys()];
  await times('role', (index) => {
    const isRoot = random() < 0.3;
    const permissions = isRoot
      ? some(['READ_ROLE', 'CREATE_PROJECT', 'CREATE_SEGMENT']).map((permission) => ({ name: permission }))
      : [
          ...some(['CREATE_FEATURE', 'UPDATE_FEATURE', 'DELETE_FEATURE']).map((permission) => ({ name: permission })),
          ...some(environments).map((environment) => ({ name: 'UPDATE_FEATURE_ENVIRONMENT', environment })),
        ];
    const body = {
      name: name('Role', index),
      type: isRoot ? 'root-custom' : 'custom',
      description: maybe(pick(hostile)) ?? '',
      permissions,
    };
    return api.createRole({ body: body as never });
  });
  const roles = [...sandbox.store.roles.values()];
  const rootRoles = roles.filter(({ type }) => type.startsWith('root')).map(({ id }) => id);
  const projectRoles = roles.filter(({ type }) => !type.startsWith('root')).map(({ id }) => id);

  await times('user', (index) => {
    const who = pick(['both', 'email', 'username']);
    return api.createUser({
      body: {
        ...(who !== 'username' && { email: `Person.${index}+${seed}@Example.com` }),
        ...(who !== 'email' && { username: name('person', index) }),
        ...(random() < 0.7 && { name: name('Person', index) }),
        rootRole: pick(rootRoles),
        sendEmail: false,
      },
    });
  });
  await times('service account', (index) =>
    api.createServiceAccount({
      body: { username: name('bot', index), name: pick(hostile), rootRole: pick(rootRoles) },
    }),
  );
  const accounts = [...sandbox.store.accounts.values()];
  const people = accounts.map(({ id }) => id);
  for (const { id } of accounts.filter(({ isService }) => isService))
    await times(
      'service account token',
      (index) => api.createServiceAccountToken({ id, body: { description: name('token', index), expiresAt: later } }),
      below(3),
    );
  await times('group', (index) =>
    api.createGroup({
      body: {
        name: name('Group', index),
        description: maybe(pick(hostile)) ?? '',
        mappingsSSO: random() < 0.2 ? [name('mapped', index)] : [],
        rootRole: random() < 0.2 ? pick(rootRoles) : null,
        users: some(people, 6).map((id) => ({ user: { id } })),
      },
    }),
  );
  const groups = [...sandbox.store.groups.keys()];

  await times('project', async (index) => {
    const id = slug('project', index);
    await api.createProject({
      body: { id, name: name('Project', index), description: maybe(pick(hostile)) ?? '', environments: [] },
    });
    const naming = random() < 0.3 ? { pattern: '[a-z]+', example: 'abc', description: pick(hostile) } : null;
    const settings = {
      mode: pick(['open', 'protected', 'private'] as const),
      ...(naming && { featureNaming: naming }),
      linkTemplates:
        random() < 0.3 ? [{ title: pick(hostile), urlTemplate: 'https://example.com/{{project}}/{{feature}}' }] : [],
    };
    await api.updateProjectEnterpriseSettings({ projectId: id, body: settings });
    for (const environment of some(environments)) {
      const address = { projectId: id, environment };
      await unlessRefused(api.addEnvironmentToProject({ projectId: id, body: { environment } }), 'project environment');
      if (random() < 0.4) {
        const body = { changeRequestsEnabled: true, requiredApprovals: below(9) + 1 };
        await unlessRefused(api.updateProjectChangeRequestConfig({ ...address, body }), 'change requests');
      }
      if (random() < 0.3) {
        const parameters = { rollout: String(below(101)), stickiness: 'default', groupId: maybe(pick(hostile)) ?? '' };
        const body = { name: 'flexibleRollout', title: pick(hostile), parameters, constraints: [], segments: [] };
        await unlessRefused(api.addDefaultStrategyToProjectEnvironment({ ...address, body }), 'default strategy');
      }
    }
    const grants = some(projectRoles).map((role) => ({ id: role, users: some(people), groups: some(groups) }));
    if (random() < 0.7) await api.setProjectAccess({ projectId: id, body: { roles: grants } });
  });
  const projects = [...sandbox.store.projects.keys()];

  await times('context field', (index) =>
    api.createContextField({
      body: {
        name: slug('field', index),
        description: maybe(pick(hostile)) ?? '',
        stickiness: random() < 0.3,
        legalValues: some(hostile.slice(0, 8)).map((value) => ({ value, description: pick(hostile) })),
      },
    }),
  );
  await times('project context field', (index) =>
    api.createContextFieldForProject({ projectId: pick(projects), body: { name: slug('own', index) } }),
  );
  const fields = [...sandbox.store.contextFields.keys()];
  await times('segment', (index) =>
    api.createSegment({
      body: {
        name: name('Segment', index),
        description: maybe(pick(hostile)) ?? '',
        ...(random() < 0.3 && { project: pick(projects) }),
        constraints: some(fields).map((contextName) =>
          random() < 0.5
            ? { contextName, operator: 'IN', values: some(hostile).concat('one'), inverted: random() < 0.5 }
            : { contextName, operator: 'SEMVER_GT', value: '1.2.3', values: [] },
        ) as never,
      },
    }),
  );
  await times('tag type', (index) =>
    api.createTagType({ body: { name: slug('tag', index), description: pick(hostile), icon: maybe('star') ?? '' } }),
  );
  await times('api token', (index) =>
    api.createApiToken({
      body: {
        tokenName: random() < 0.3 ? 'the same' : name('token', index),
        type: pick(['backend', 'frontend'] as const) as never,
        environment: pick(environments),
        projects:
          random() < 0.3
            ? ['*']
            : [pick(projects), ...some(projects, 2)].filter((one, at, all) => all.indexOf(one) === at),
        ...(random() < 0.3 && { expiresAt: later }),
      } as never,
    }),
  );
  await times('invite link', (index) =>
    api.createPublicSignupToken({
      body: { name: random() < 0.1 ? 'the same' : name('link', index), expiresAt: later },
    }),
  );
  await times('integration', (index) =>
    api.createAddon({
      body: {
        provider: 'webhook',
        description: name('hook', index),
        enabled: random() < 0.5,
        events: ['feature-created', ...some(['feature-archived', 'feature-revived'])],
        projects: some(projects, 2),
        environments: some(environments, 2),
        parameters: {
          ...{ url: `https://hooks.example.com/${index}`, authorization: `canary-${index}` },
          ...(index % 2 === 0 && { contentType: `canary/${index}` }),
        },
      },
    }),
  );
  await times('banner', (index) =>
    api.createBanner({
      body: { message: name('News', index), enabled: random() < 0.5, variant: pick(['info', 'error']) },
    }),
  );
  if (random() < 0.5)
    await api.setCors({ body: { frontendApiOrigins: ['https://b.example.com', 'https://a.example.com'] } });
  if (random() < 0.3) {
    const settings = {
      enabled: false,
      discoverUrl: 'https://id.example.com/.well-known',
      clientId: pick(hostile),
      secret: 'canary-oidc',
    };
    await api.setOidcSettings({ body: settings });
  }
  if (random() < 0.3) {
    const settings = {
      enabled: false,
      entityId: pick(hostile),
      signOnUrl: 'https://id.example.com',
      certificate: 'x',
      spCertificate: 'canary-saml',
    };
    await api.setSamlSettings({ body: settings });
  }
  loseNames(sandbox, random);
  return { sandbox, api };
}

/** What no API call would leave behind: members and roles that are gone, and accounts that an identity provider keeps. */
function loseNames({ store }: Sandbox, random: () => number): void {
  for (const account of store.accounts.values())
    if (account.id > 1 && random() < 0.1) account.scimId = `scim-${account.id}`;
  for (const group of store.groups.values()) if (random() < 0.1) group.scimId = `scim-${group.id}`;
  for (const integration of store.addons.values())
    if (random() < 0.2) integration.projects = [...integration.projects, 'gone'];
}

/** What the sandbox would refuse of a person it may refuse of us. */
async function unlessRefused(work: Promise<unknown>, what: string): Promise<void> {
  try {
    await work;
  } catch (error) {
    const isRefusal = error instanceof AdminApiError && error.status !== undefined && error.status < 500;
    if (!isRefusal) throw new Error(`cannot make a ${what}`, { cause: error });
  }
}
