// State as the official provider 3.4.3 wrote it, and a configuration that says the same.
import { expiresAt, secret } from './official-instance.ts';

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

export const cases: Case[] = [
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
