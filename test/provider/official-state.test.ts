// State that the official provider 3.4.3 wrote is read as it is: the first plan after the change of provider is empty.
import { describe, expect, test } from 'vitest';
import { expiresAt, secret, startUsed } from './official-instance.ts';

interface Case {
  readonly type: string;
  /** What is special about it. */
  readonly when?: string;
  readonly importId: string;
  readonly state: { readonly [attribute: string]: unknown };
  readonly config: string;
  /** What an import brings in besides, so that the configuration has to say it. */
  readonly brought?: string;
}

const cases: Case[] = [
  {
    type: 'user',
    importId: '2',
    state: {
      id: '2',
      username: null,
      email: 'ann@example.com',
      name: 'Ann',
      password: null,
      root_role: 2,
      send_email: false,
    },
    config: 'email = "ann@example.com"\nname = "Ann"\nroot_role = "2"',
  },
  {
    type: 'user',
    when: 'send_email was never set',
    importId: '3',
    state: { id: '3', username: 'bob', email: null, name: null, password: null, root_role: 3, send_email: null },
    config: 'username = "bob"\nroot_role = 3',
  },
  {
    type: 'group',
    importId: '1',
    state: {
      id: '1',
      name: 'Platform',
      description: null,
      mappings_sso: ['infra', 'platform'],
      root_role: 3,
      users: [2, 3],
    },
    config: 'name = "Platform"\nmappings_sso = ["infra", "platform"]\nroot_role = 3\nusers = [2, 3]',
  },
  {
    type: 'project',
    importId: 'shop',
    state: {
      id: 'shop',
      name: 'Shop',
      description: null,
      mode: 'private',
      feature_naming: { pattern: 'shop[.].+', example: 'shop.cart', description: null },
      link_templates: [{ title: 'Tracker', url_template: 'https://tracker.example.com/{{feature}}' }],
    },
    config: `id = "shop"\nname = "Shop"\nmode = "private"\nfeature_naming = {\n  pattern = "shop[.].+"\n  example = "shop.cart"\n}\nlink_templates = [{\n  title = "Tracker"\n  url_template = "https://tracker.example.com/{{feature}}"\n}]`,
  },
  {
    type: 'api_token',
    importId: secret,
    state: {
      secret,
      token_name: 'ci',
      type: 'client',
      environment: 'staging',
      project: null,
      projects: ['shop'],
      expires_at: expiresAt,
    },
    config: `token_name = "ci"\ntype = "client"\nenvironment = "staging"\nprojects = ["shop"]\nexpires_at = "${expiresAt}"`,
  },
  {
    type: 'api_token',
    when: 'project is written the old way',
    importId: secret,
    state: {
      secret,
      token_name: 'ci',
      type: 'client',
      environment: 'staging',
      project: 'shop',
      projects: ['shop'],
      expires_at: expiresAt,
    },
    config: `token_name = "ci"\ntype = "backend"\nenvironment = "staging"\nproject = "shop"\nexpires_at = "${expiresAt}"`,
  },
  {
    type: 'role',
    importId: '7',
    state: {
      id: '7',
      name: 'Flag admin',
      type: 'custom',
      description: 'Flags',
      permissions: [
        { name: 'CREATE_FEATURE', environment: null },
        { name: 'UPDATE_FEATURE_ENVIRONMENT', environment: 'staging' },
      ],
    },
    config:
      'name = "Flag admin"\ntype = "custom"\ndescription = "Flags"\npermissions = [\n  { name = "UPDATE_FEATURE_ENVIRONMENT", environment = "staging" },\n  { name = "CREATE_FEATURE" },\n]',
  },
  {
    type: 'project_access',
    importId: 'shop',
    state: { project: 'shop', roles: [{ role: 4, users: [2, 3], groups: [1] }] },
    config: 'project = "shop"\nroles = [{ role = 4, users = [3, 2], groups = [1] }]',
  },
  {
    type: 'service_account',
    importId: '40',
    state: { id: 40, username: 'robot', name: 'Robot', root_role: 2 },
    config: 'username = "robot"\nname = "Robot"\nroot_role = 2',
  },
  {
    type: 'service_account_token',
    when: 'its secret was dropped by a refresh',
    importId: '40:50',
    state: { id: 50, service_account_id: 40, secret: null, description: 'pipeline', expires_at: expiresAt },
    config: `service_account_id = 40\ndescription = "pipeline"\nexpires_at = "${expiresAt}"`,
  },
  {
    type: 'oidc',
    importId: 'oidc',
    state: {
      enabled: true,
      discover_url: 'https://login.example.com/oidc',
      client_id: 'unleash',
      secret: 's',
      auto_create: true,
      default_root_role: 3,
    },
    config: 'enabled = true\ndiscover_url = "https://login.example.com/oidc"\nclient_id = "unleash"\nsecret = "s"',
  },
  {
    type: 'saml',
    importId: 'saml',
    state: {
      enabled: true,
      entity_id: 'unleash',
      sign_on_url: 'https://login.example.com/saml',
      certificate: 'MII',
      auto_create: true,
      default_root_role: 3,
    },
    config:
      'enabled = true\nentity_id = "unleash"\nsign_on_url = "https://login.example.com/saml"\ncertificate = "MII"\nauto_create = true',
  },
  {
    type: 'context_field',
    importId: 'region',
    state: {
      name: 'region',
      description: null,
      stickiness: true,
      legal_values: [{ value: 'eu', description: 'Europe' }],
    },
    config: 'name = "region"\nstickiness = true\nlegal_values = [{ value = "eu", description = "Europe" }]',
  },
  {
    type: 'environment',
    importId: 'staging',
    state: { name: 'staging', type: 'preproduction' },
    config: 'name = "staging"\ntype = "preproduction"',
    brought: 'required_approvals = 2',
  },
  {
    type: 'project_environment',
    importId: 'shop:staging',
    state: { project_id: 'shop', environment_name: 'staging', change_requests_enabled: true, required_approvals: 2 },
    config: 'project_id = "shop"\nenvironment_name = "staging"\nchange_requests_enabled = true\nrequired_approvals = 2',
  },
  {
    type: 'project_environment',
    when: 'it leaves change requests alone',
    importId: 'shop:staging',
    state: { project_id: 'shop', environment_name: 'staging', change_requests_enabled: null, required_approvals: null },
    config: 'project_id = "shop"\nenvironment_name = "staging"',
  },
];

const named = cases.map((one) => [one.when ? `${one.type}, where ${one.when},` : one.type, one] as const);

test('all resources of the official provider are here', () => {
  expect(new Set(cases.map(({ type }) => type)).size).toBe(13);
});

test.each(named)('stored %s plans and applies without a change', async (_, { type, state, config }) => {
  await using world = await startUsed();
  const address = `unleash_${type}.x`;
  const hcl = `resource "unleash_${type}" "x" {\n${config}\n}`;
  const stored = { type: `unleash_${type}`, private: new Uint8Array(), tainted: false, dependsOn: [] };
  world.core.state.set(address, { ...stored, value: state as never });
  await world.core.reload();
  const [change] = await world.core.plan(hcl);
  expect(change).toMatchObject({ action: 'no-op', replacedBy: [] });
  expect(change?.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { value } = world.core.state.get(address)!;
  // What the official provider wrote is still there; only what it did not know has been added.
  const known = Object.entries(state).filter(([, before]) => before !== null);
  for (const [attribute, before] of known) expect([attribute, value[attribute]]).toEqual([attribute, before]);
  await world.core.apply(hcl);
  expect(world.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test.each(named)(
  '%s is imported by its id, and plans without a change',
  async (_, { type, importId, config, brought = '' }) => {
    await using world = await startUsed();
    await world.core.import(`unleash_${type}.x`, importId);
    const [change] = await world.core.plan(`resource "unleash_${type}" "x" {\n${config}\n${brought}\n}`);
    expect(change).toMatchObject({ action: 'no-op', replacedBy: [] });
  },
);

test.each(named)(
  '%s is taken over by a moved block, and plans without a change',
  async (_, { type, state, config }) => {
    await using world = await startUsed();
    const provider = 'registry.terraform.io/unleash/unleash';
    await world.core.move(`unleash_${type}.x`, { provider, type: `unleash_${type}`, state });
    const [change] = await world.core.plan(`resource "unleash_${type}" "x" {\n${config}\n}`);
    expect(change).toMatchObject({ action: 'no-op', replacedBy: [] });
    expect(world.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  },
);

describe('moved from elsewhere', () => {
  const ann = { id: '2', email: 'ann@example.com', username: '', name: 'Ann', root_role: 'Editor', invite_link: 'x' };
  const config = 'resource "unleash_user" "x" {\n  email = "ann@example.com"\n  name = "Ann"\n  root_role = 2\n}';

  test.each([
    ['the provider of philips-labs, whose root role is a name', 'registry.terraform.io/philips-labs/unleash'],
    ['a bare name, as older OpenTofu sends it', 'unleash'],
    ['our own address, as OpenTofu moves implicitly', 'registry.opentofu.org/unleash-admin/unleash'],
  ])('%s: what cannot be taken is read', async (_, provider) => {
    await using world = await startUsed();
    await world.core.move('unleash_user.x', { provider, type: 'unleash_user', state: ann });
    expect((await world.core.plan(config))[0]).toMatchObject({ action: 'no-op', replacedBy: [] });
  });

  test.each([
    [
      'another provider',
      'registry.terraform.io/acme/unleashed',
      'unleash_user',
      ann,
      /takes over unleash_user of Unleash\/unleash/,
    ],
    [
      'another type',
      'registry.terraform.io/unleash/unleash',
      'unleash_group',
      ann,
      /unleash_group of .* is not a resource whose state/,
    ],
    [
      'state without an identity',
      'registry.terraform.io/unleash/unleash',
      'unleash_user',
      { name: 'Ann' },
      /does not say which object/,
    ],
    [
      'what is not JSON of an object',
      'registry.terraform.io/unleash/unleash',
      'unleash_user',
      [] as never,
      /does not say which object/,
    ],
  ])('%s is refused with what to do', async (_, provider, type, state, said) => {
    await using world = await startUsed();
    const moving = world.core.move('unleash_user.x', { provider, type, state });
    await expect(moving).rejects.toThrow(said);
    await expect(moving).rejects.toThrow(/removed block, and import the object/);
  });
});

test('approvals of an environment that the configuration never mentioned survive an update', async () => {
  await using world = await startUsed();
  const environment = (type: string) =>
    `resource "unleash_environment" "x" {\n  name = "staging"\n  type = "${type}"\n}`;
  const stored = { type: 'unleash_environment', private: new Uint8Array(), tainted: false, dependsOn: [] };
  world.core.state.set('unleash_environment.x', { ...stored, value: { name: 'staging', type: 'preproduction' } });
  await world.core.reload();
  const [change] = await world.core.apply(environment('test'));
  expect(change).toMatchObject({ action: 'update', diagnostics: [] });
  expect(world.sandbox.store.environments.get('staging')).toMatchObject({ type: 'test', requiredApprovals: 2 });
});

test('a password in stored state stays there and is not sent again', async () => {
  await using world = await startUsed();
  const user = { id: '2', username: null, email: 'ann@example.com', name: 'Ann', root_role: 2, send_email: false };
  world.core.state.set('unleash_user.x', {
    type: 'unleash_user',
    value: { ...user, password: 'Analytical-Engine-1843' },
    private: new Uint8Array(),
    tainted: false,
    dependsOn: [],
  });
  await world.core.reload();
  const hcl =
    'resource "unleash_user" "x" {\n  email = "ann@example.com"\n  name = "Ann"\n  root_role = 2\n  password = "Analytical-Engine-1843"\n}';
  const [change] = await world.core.apply(hcl);
  expect(change).toMatchObject({ action: 'no-op', diagnostics: [] });
});
