// For each rule: instances on which it finds something, and instances, as near to those as can be, on which it does not.
import type { Given, Values } from './facts-of.ts';

interface Cases {
  readonly found: readonly (readonly Given[])[];
  readonly fine: readonly (readonly Given[])[];
}

const one =
  (type: string, base: Values = {}) =>
  (values: Values): readonly Given[] => [[type, { ...base, ...values }]];

const days = (count: number) => new Date(Date.parse('2027-01-31T12:00:00Z') + count * 86_400_000).toISOString();

const oidc = one('oidc', { enabled: true, discover_url: 'https://login.example.com', default_root_role: 3 });
const saml = one('saml', {
  enabled: false,
  entity_id: '',
  default_root_role: null,
  certificate: '',
  sp_certificate: null,
});
const environment = one('project_environment', {
  ...{ project_id: 'shop', environment_name: 'production', change_requests_enabled: true, required_approvals: 2 },
});
const token = one('api_token', {
  ...{ token_name: 'shop', type: 'backend', environment: 'production', projects: ['shop'], expires_at: days(30) },
});
const integration = one('integration', {
  type: 'new-relic',
  enabled: true,
  parameters: { url: 'https://example.com' },
});
const link = one('invite_link', { name: 'all', enabled: true, expires_at: days(1) });
const project = one('project', { id: 'shop', mode: 'private', description: 'What customers see #production' });
const access = one('project_access', { project: 'shop' });
const grant = (role: number, given: Values) => ({ role, users: [], groups: [], ...given });
const can = (...names: string[]) => names.map((name) => ({ name, environment: 'production' }));
const role = (id: number, ...names: string[]) =>
  one('role', { id, name: `Role ${id}`, type: 'custom' })({ permissions: can(...names) });
const [change, approve, skip] = [
  'UPDATE_FEATURE_ENVIRONMENT',
  'APPROVE_CHANGE_REQUEST',
  'SKIP_CHANGE_REQUEST',
] as const;
const user = one('user', { id: 7, email: 'ann@example.com', root_role: 3 });
const group = one('group', { id: 8, name: 'On call', users: [7], root_role: null });
const account = one('service_account', { id: 9, username: 'pipeline', root_role: 1 });
const accountToken = one('service_account_token', { service_account_id: 9, description: 'ci', expires_at: days(30) });

/** Of CN=login.example.com, to the end of 2020 and to the end of 2099. */
const ended =
  'MIIBHzCBxgIBATAKBggqhkjOPQQDAjAcMRowGAYDVQQDDBFsb2dpbi5leGFtcGxlLmNvbTAeFw0yMDAxMDEwMDAwMDBaFw0yMTAxMDEwMDAwMDBaMBwxGjAYBgNVBAMMEWxvZ2luLmV4YW1wbGUuY29tMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEANyJ6hKcJbFulb6n2yPtWTp1gKSuKyzlFaCtiWPH6nHzhWwh8MQqeoxii1fRi2kJtl9R8FGfA2uyOMOrPTwOPDAKBggqhkjOPQQDAgNIADBFAiEAt8n2H+WrseeIyLMDVBA8DOSEhU47i0pZIgcwI/gmD8ACIGg6qdf9Q5BnBH5GhoCVEpjyk+TC3uxUy7Uy+2kMn0HV';
const lasting =
  'MIIBIDCByAIBAjAKBggqhkjOPQQDAjAcMRowGAYDVQQDDBFsb2dpbi5leGFtcGxlLmNvbTAgFw0yMDAxMDEwMDAwMDBaGA8yMDk5MTIzMTAwMDAwMFowHDEaMBgGA1UEAwwRbG9naW4uZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATcQV2pX+L594o5dhQvd79oNpfRYHAqfg3vek21dM7fhJg0aqsmNYyRnlLqYktwmq2Tvfyuc6pq6bgZETqsLSnQMAoGCCqGSM49BAMCA0cAMEQCICacEZOXIfohIVOZ4xOuXYHWNzU+AC3AH5yiq67EJTKYAiBGqGYHSdTxsRjBrokq2ZU8lawqSe4FzYKTw/PRPWFsHQ==';
const pem = (text: string) => `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`;

export const cases: { readonly [rule: string]: Cases } = {
  'sso-sign-in': {
    found: [[...oidc({ enabled: false }), ...saml({})]],
    fine: [oidc({}), [...oidc({ enabled: false }), ...saml({ enabled: true })]],
  },
  'password-sign-in': {
    found: [one('password_login')({ enabled: true })],
    fine: [one('password_login')({ enabled: false })],
  },
  scim: { found: [one('scim')({ enabled: false })], fine: [one('scim')({ enabled: true })] },
  'default-root-role': {
    found: [
      oidc({ default_root_role: 2 }),
      oidc({ default_root_role: null }),
      saml({ entity_id: 'x', default_root_role: 1 }),
    ],
    fine: [oidc({}), oidc({ discover_url: '', default_root_role: 2 }), saml({ default_root_role: 2 })],
  },
  'invite-links': {
    found: [link({})],
    fine: [link({ enabled: false }), link({ expires_at: days(0) }), link({ expires_at: days(-1) })],
  },
  certificates: {
    found: [saml({ certificate: ended }), saml({ certificate: pem(ended) }), saml({ sp_certificate: pem(ended) })],
    fine: [saml({ certificate: lasting }), saml({ certificate: 'none' }), saml({ sp_certificate: pem(lasting) })],
  },
  'production-approvals': {
    found: [
      environment({ required_approvals: 1 }),
      environment({ change_requests_enabled: false, required_approvals: null }),
      environment({ environment_name: 'eu', required_approvals: 1 }),
      environment({ environment_name: 'prod-us', required_approvals: 1 }),
    ],
    fine: [environment({}), environment({ environment_name: 'staging', required_approvals: 1 })],
  },
  'tagged-change-requests': {
    found: [
      [...project({}), ...environment({ change_requests_enabled: false })],
      [...project({}), ...environment({ environment_name: 'staging', change_requests_enabled: false })],
    ],
    fine: [
      [...project({}), ...environment({})],
      [...project({}), ...environment({ environment_name: 'development', change_requests_enabled: false })],
      [...project({ description: 'See #productions' }), ...environment({ change_requests_enabled: false })],
      [...project({ description: null }), ...environment({ change_requests_enabled: false })],
    ],
  },
  'separated-duties': {
    found: [
      role(70, change, approve, skip),
      [
        ...role(70, change, approve),
        ...role(71, skip),
        ...user({}),
        ...group({}),
        ...access({ roles: [grant(70, { users: [7] }), grant(71, { groups: [8] })] }),
      ],
      [
        ...role(71, approve, skip),
        ...user({}),
        ...group({ users: [] }),
        ...access({ roles: [grant(5, { users: [7] }), grant(71, { users: [7] })] }),
      ],
    ],
    fine: [
      role(70, change, approve),
      one('role', { id: 70, name: 'Trial', type: 'custom' })({
        permissions: [...can(change, approve), { name: skip, environment: 'development' }],
      }),
      one('role', { id: 1, name: 'Admin', type: 'root' })({ permissions: [{ name: 'ADMIN', environment: null }] }),
      [
        ...role(70, change, approve),
        ...role(71, skip),
        ...user({}),
        ...group({ users: [] }),
        ...access({ roles: [grant(70, { users: [7] }), grant(71, { groups: [8] })] }),
      ],
      [
        ...role(70, change, approve),
        ...role(71, skip),
        ...user({}),
        ...access({ roles: [grant(70, { users: [7] })] }),
        ...access({ project: 'other', roles: [grant(71, { users: [7] })] }),
      ],
    ],
  },
  'production-projects-closed': {
    found: [[...project({ mode: 'open' }), ...environment({})]],
    fine: [
      [...project({}), ...environment({})],
      [...project({ mode: 'protected' }), ...environment({})],
      [...project({ mode: 'open' }), ...environment({ environment_name: 'development' })],
    ],
  },
  'project-owners': {
    found: [
      [...project({}), ...access({ roles: [grant(4, { users: [7] }), grant(5, { groups: [8] })] })],
      [...project({}), ...access({ project: 'other', roles: [grant(4, { groups: [8] })] })],
    ],
    fine: [[...project({}), ...access({ roles: [grant(4, { groups: [8], users: [7] })] })]],
  },
  'admin-tokens': {
    found: [
      token({ type: 'admin' }),
      [...account({}), ...accountToken({})],
      [
        ...account({ root_role: 70 }),
        ...accountToken({}),
        ...one('role', { id: 70 })({ permissions: [{ name: 'ADMIN', environment: null }] }),
      ],
    ],
    fine: [token({}), [...account({ root_role: 3 }), ...accountToken({})], account({})],
  },
  'token-expiry': {
    found: [token({ expires_at: null }), token({ expires_at: days(367) }), accountToken({ expires_at: days(400) })],
    fine: [token({ expires_at: days(366) }), token({ expires_at: days(-1) }), accountToken({})],
  },
  'wildcard-tokens': {
    found: [token({ projects: ['*'] }), token({ projects: ['*'], environment: '*', type: 'frontend' })],
    fine: [
      token({}),
      token({ projects: ['*'], environment: 'development' }),
      token({ type: 'admin', projects: ['*'] }),
    ],
  },
  'cors-origins': {
    found: [one('cors')({ origins: ['https://a.example.com', '*'] }), one('cors')({ origins: [] })],
    fine: [one('cors')({ origins: ['https://a.example.com'] })],
  },
  'integration-addresses': {
    found: [
      integration({ parameters: { url: 'http://example.com' } }),
      integration({ parameters: { url: ' HTTP://example.com' } }),
    ],
    fine: [
      integration({}),
      integration({ parameters: { url: 'http://example.com' }, enabled: false }),
      integration({ type: 'datadog', parameters: null }),
    ],
  },
  maintenance: { found: [one('maintenance')({ enabled: true })], fine: [one('maintenance')({ enabled: false })] },
};
