// Defects 1 to 11 of the official provider, none of them here: changes that were lost, or that hit something else.
import { expect, test } from 'vitest';
import { startWorld } from '../../../workshop/catalog.ts';
import { actionsOf, apply, block, errorsOf, stateOf } from './act.ts';

test('1: a service account can be renamed and given another role', async () => {
  await using world = await startWorld();
  const account = (name: string, role: number) =>
    block('service_account', `username = "ci"\nname = "${name}"\nroot_role = ${role}`);
  await apply(world.core, account('Pipeline', 3));
  const { id } = stateOf(world.core, 'service_account');
  expect(await apply(world.core, account('Delivery', 2))).toEqual(['update']);
  expect(world.sandbox.store.accounts.get(id as number)).toMatchObject({ name: 'Delivery', rootRole: 2 });
});

test('2: a token with another name, type, environment or project becomes another token, and its expiry moves in place', async () => {
  await using world = await startWorld({ seed: { projects: [{ id: 'shop', environments: ['production'] }] } });
  const given = {
    token_name: '"ci"',
    type: '"backend"',
    environment: '"development"',
    projects: '["default"]',
    expires_at: '"2030-01-01T00:00:00Z"',
  };
  const token = (change: Partial<typeof given>) =>
    block(
      'api_token',
      Object.entries({ ...given, ...change })
        .map(([name, value]) => `${name} = ${value}`)
        .join('\n'),
    );
  const changes = [
    { token_name: '"cd"' },
    { type: '"frontend"' },
    { environment: '"production"' },
    { projects: '["default", "shop"]' },
  ];
  await apply(world.core, token({}));
  for (const change of changes) {
    const before = stateOf(world.core, 'api_token').secret as string;
    expect(await apply(world.core, token(change))).toEqual(['replace']);
    expect(world.sandbox.store.apiTokens.has(before)).toBe(false);
    await apply(world.core, token({}));
  }
  const { secret } = stateOf(world.core, 'api_token');
  expect(await apply(world.core, token({ expires_at: '"2031-01-01T00:00:00Z"' }))).toEqual(['update']);
  expect(world.sandbox.store.apiTokens.get(secret as string)?.expiresAt).toBe('2031-01-01T00:00:00.000Z');
});

test('3: a token for one project, written the old way, is not good for all of them', async () => {
  await using world = await startWorld();
  await apply(world.core, block('api_token', 'token_name = "ci"\ntype = "backend"\nproject = "default"'));
  const { secret, project, projects } = stateOf(world.core, 'api_token');
  expect([project, projects]).toEqual(['default', ['default']]);
  expect(world.sandbox.store.apiTokens.get(secret as string)?.projects).toEqual(['default']);
});

test('4: a token stays known where the server lists only a part of its secret, and others without any', async () => {
  await using world = await startWorld();
  const { apiTokens } = world.sandbox.store;
  const selector = 'AbCdEfGhIjKlMnOpQrStUv';
  const secret = `default:development.v2_${selector}_rest-that-is-shown-once`;
  const listed = {
    tokenName: 'ci',
    type: 'client',
    environment: 'development',
    projects: ['default'],
    expiresAt: '2030-01-01T00:00:00.000Z',
    createdAt: world.sandbox.store.now(),
  } as const;
  apiTokens.set(secret, { ...listed, projects: ['default'], secret, selector });
  apiTokens.set('of somebody else', { ...listed, projects: ['default'], secret: undefined as never });
  const value = { secret, token_name: 'ci', type: 'backend', environment: 'development', projects: ['default'] };
  world.core.state.set('unleash_api_token.x', {
    type: 'unleash_api_token',
    value: { ...value, project: 'default', expires_at: '2030-01-01T00:00:00Z', allow_lockout: null },
    private: new Uint8Array(),
    tainted: false,
    dependsOn: [],
  });
  expect(await world.core.refresh()).toEqual([]);
  const token = (year: number) =>
    block(
      'api_token',
      `token_name = "ci"\ntype = "backend"\nprojects = ["default"]\nexpires_at = "${year}-01-01T00:00:00Z"`,
    );
  expect(await apply(world.core, token(2030))).toEqual(['no-op']);
  expect(await apply(world.core, token(2032))).toEqual(['update']);
  expect(apiTokens.get(secret)?.expiresAt).toBe('2032-01-01T00:00:00.000Z');
  expect(errorsOf(await world.core.destroy())).toEqual([]);
  expect(world.sandbox.store.events.at(-1)?.type).toBe('api-token-deleted');
});

test.each([
  ['project', 'id', (name: string) => `id = "${name}"\nname = "P"`],
  [
    'project_access',
    'project',
    (name: string) => `project = "${name}"\nroles = [{ role = 4, users = [1], groups = [] }]`,
  ],
  ['project_environment', 'project_id', (name: string) => `project_id = "${name}"\nenvironment_name = "production"`],
  ['project_environment', 'environment_name', (name: string) => `project_id = "a"\nenvironment_name = "${name}"`],
])('5: another %s.%s is another object: the first goes, and no third one is touched', async (type, attribute, body) => {
  const empty = (id: string) => ({ id, environments: [] });
  const projects = type === 'project' ? [] : [empty('a'), empty('b'), empty('c')];
  const environments = ['a', 'b', 'c'].map((name) => ({ name, type: 'test' }));
  await using world = await startWorld({ seed: { projects, environments } });
  await apply(world.core, block(type, body('a')));
  const [change] = await world.core.plan(block(type, body('b')));
  expect(change).toMatchObject({ action: 'replace', replacedBy: [attribute] });
  await apply(world.core, block(type, body('b')));
  await using same = await startWorld({ seed: { projects, environments } });
  await apply(same.core, block(type, body('b')));
  const { store } = world.sandbox;
  expect([...store.projects.keys()].filter((id) => id !== 'default')).toEqual(
    [...same.sandbox.store.projects.keys()].filter((id) => id !== 'default'),
  );
  for (const [id, { environments, users }] of same.sandbox.store.projects) {
    const project = store.projects.get(id)!;
    expect([id, [...project.environments], [...project.users.keys()]]).toEqual([
      id,
      [...environments],
      [...users.keys()],
    ]);
  }
});

test('6: a project that was made private elsewhere stays private when its description changes', async () => {
  await using world = await startWorld();
  const project = (description: string) => block('project', `id = "p"\nname = "P"\ndescription = "${description}"`);
  await apply(world.core, project('one'));
  const stored = world.sandbox.store.projects.get('p')!;
  stored.mode = 'private';
  expect(await apply(world.core, project('two'))).toEqual(['update']);
  expect(stored).toMatchObject({ mode: 'private', description: 'two' });
});

test('7: asking for approvals does not switch change requests off', async () => {
  await using world = await startWorld();
  const link = 'project_id = "default"\nenvironment_name = "production"\n';
  await apply(world.core, block('project_environment', `${link}required_approvals = 2`));
  const settings = world.sandbox.store.projects.get('default')!.changeRequests;
  expect(settings.get('production')).toEqual({ enabled: true, requiredApprovals: 2 });
  expect(await apply(world.core, block('project_environment', `${link}required_approvals = 5`))).toEqual(['update']);
  expect(settings.get('production')).toEqual({ enabled: true, requiredApprovals: 5 });
});

test('8: an environment that left the project, and a project that is gone, are noticed', async () => {
  await using world = await startWorld({ seed: { projects: [{ id: 'shop', environments: [] }] } });
  const { store } = world.sandbox;
  const link = block('project_environment', 'project_id = "shop"\nenvironment_name = "production"');
  const lookUp = () =>
    world.core.readData('unleash_project_environment', 'project_id = "shop"\nenvironment_name = "production"');
  await apply(world.core, link);
  expect(await lookUp()).toMatchObject({ enabled: true });
  store.projects.get('shop')!.environments.delete('production');
  expect(await lookUp()).toMatchObject({ enabled: false });
  expect(await apply(world.core, link)).toEqual(['create']);
  store.projects.delete('shop');
  expect(await world.core.refresh()).toMatchObject([{ after: null }]);
});

test('9: a context field is told to keep its place in lists, and a new description does not cost the field', async () => {
  await using world = await startWorld();
  const field = (description: string) => block('context_field', `name = "region"\ndescription = "${description}"`);
  await apply(world.core, field('one'));
  const stored = () => world.sandbox.store.contextFields.get('region')!;
  const { createdAt } = stored();
  stored().sortOrder = 7;
  expect(await apply(world.core, field('two'))).toEqual(['update']);
  expect(stored()).toMatchObject({ description: 'two', createdAt });
  const sent = world.sandbox.requests.filter(({ operation }) => operation === 'updateContextField');
  expect(sent.map(({ body }) => body)).toMatchObject([{ sortOrder: 7 }]);
});

test.each([
  [
    'oidc',
    'discover_url = "https://login.example.com/.well-known/openid-configuration"\nclient_id = "unleash"\nsecret = "s"',
  ],
  ['saml', 'entity_id = "unleash"\nsign_on_url = "https://login.example.com/sso"\ncertificate = "MII"'],
] as const)('10: taking over %s keeps what the configuration leaves out', async (type, body) => {
  await using world = await startWorld();
  const kept = {
    autoCreate: true,
    defaultRootRoleId: 3,
    emailDomains: 'example.com',
    enableGroupSyncing: true,
    groupJsonPath: 'groups',
  };
  world.sandbox.store.settings[type] = { enabled: false, ...kept } as never;
  expect(await apply(world.core, block(type, `enabled = true\n${body}`))).toEqual(['create']);
  expect(world.sandbox.store.settings[type]).toMatchObject({ ...kept, enabled: true });
});

test('11: a project whose settings failed is not lost, and the next apply completes it', async () => {
  await using world = await startWorld();
  const project = block('project', 'id = "p"\nname = "P"\nfeature_naming = { pattern = "[a-z]+" }');
  world.sandbox.fail({ operation: 'updateProjectEnterpriseSettings', how: { status: 403 } });
  const changes = await world.core.apply(project);
  expect(errorsOf(changes)).toHaveLength(1);
  expect([actionsOf(changes), world.core.state.size]).toEqual([['create'], 1]);
  await apply(world.core, project);
  expect(world.sandbox.store.projects.get('p')?.featureNaming.pattern).toBe('[a-z]+');
});
