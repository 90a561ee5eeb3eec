// What a plan tells before it is applied: modules, keys, what refers to what, and what nobody can know yet.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkPolicy, factsOfPlan, rules } from '../../src/policy/index.ts';

interface Resource {
  readonly address: string;
  readonly values: object;
  readonly unknown?: object;
  readonly secret?: object;
  /** By attribute, as `terraform show -json` lists them. */
  readonly references?: { readonly [attribute: string]: readonly string[] };
}

const typeOf = (address: string) => /(?:^|\.)(unleash_\w+)\.\w+(\[.*\])?$/.exec(address)![1]!;

/** A plan with these resources in its root module. */
function planOf(resources: readonly Resource[], more: object = {}): string {
  const base = (address: string) => address.replace(/\[.*$/, '');
  return JSON.stringify({
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: resources.map(({ address, values, secret = {} }) => ({
          ...{ address, mode: 'managed', type: typeOf(address), values, sensitive_values: secret },
        })),
      },
    },
    resource_changes: resources.map(({ address, values, unknown = {} }) => ({
      ...{ address, mode: 'managed', type: typeOf(address) },
      change: { actions: ['create'], before: null, after: values, after_unknown: unknown },
    })),
    configuration: {
      root_module: {
        resources: resources.map(({ address, references = {} }) => ({
          address: base(address),
          expressions: Object.fromEntries(
            Object.entries(references).map(([name, list]) => [name, { references: list }]),
          ),
        })),
      },
    },
    ...more,
  });
}

const now = new Date('2027-01-31T12:00:00Z');
const check = (text: string, ...only: string[]) =>
  checkPolicy(factsOfPlan(text, now), { rules: rules.filter(({ id }) => only.includes(id)) });
const told = ({ findings, unknown }: ReturnType<typeof check>) => [
  ...findings.map(({ rule, name }) => `${rule} found ${name}`),
  ...unknown.map(({ rule, name, reason }) => `${rule} ${name} ${reason}`),
];

const people = (keys: readonly string[]): Resource[] =>
  keys.map((key) => ({
    address: `unleash_user.team["${key}"]`,
    values: { email: `${key}@example.com`, root_role: 3 },
    unknown: { id: true },
  }));
const role = (name: string, ...permissions: string[]): Resource => ({
  address: `unleash_role.${name}`,
  values: {
    ...{ name, type: 'custom' },
    permissions: permissions.map((permission) => ({ name: permission, environment: 'production' })),
  },
  unknown: { id: true },
});
const roles = [
  role('maker', 'UPDATE_FEATURE_ENVIRONMENT', 'APPROVE_CHANGE_REQUEST'),
  role('skipper', 'SKIP_CHANGE_REQUEST'),
];
const binding = (name: string, held: string, ...users: string[]): Resource => ({
  address: `unleash_project_role_binding.${name}`,
  values: { project: 'shop', groups: null, users: users.map(() => null) },
  unknown: { role: true, users: users.map(() => true) },
  references: { role: [`${held}.id`, held], users: users.flatMap((user) => [`${user}.id`, user]) },
});
const [ada, grace] = ['unleash_user.team["ada"]', 'unleash_user.team["grace"]'] as const;

test('numbers that Unleash has yet to give are followed to their blocks', () => {
  const both = [binding('a', 'unleash_role.maker', ada, grace), binding('b', 'unleash_role.skipper', ada)];
  expect(told(check(planOf([...people(['ada', 'grace']), ...roles, ...both]), 'separated-duties'))).toEqual([
    'separated-duties found ada@example.com',
  ]);
});

test('where the configuration leaves a doubt, nobody is found and nobody passes who may be meant', () => {
  const doubt: Resource = {
    address: 'unleash_project_role_binding.b',
    values: { project: 'shop', groups: null, users: [null] },
    unknown: { role: true, users: [true] },
    references: {
      role: ['unleash_role.skipper.id', 'unleash_role.skipper'],
      users: [`${ada}.id`, ada, 'unleash_user.team', 'unleash_user.other.id', 'unleash_user.other'],
    },
  };
  const other = {
    address: 'unleash_user.other',
    values: { email: 'eve@example.com', root_role: 3 },
    unknown: { id: true },
  };
  const plan = [...people(['ada', 'grace']), other, ...roles, binding('a', 'unleash_role.maker', ada, grace), doubt];
  expect(told(check(planOf(plan), 'separated-duties'))).toEqual([
    'separated-duties ada@example.com Which roles the account has is not known until apply.',
  ]);
  const open = { ...doubt, references: { role: ['var.role'], users: ['local.everybody'] } };
  const wider = [...people(['ada', 'grace']), other, ...roles, binding('a', 'unleash_role.maker', ada), open];
  expect(told(check(planOf(wider), 'separated-duties'))).toEqual([
    'separated-duties ada@example.com Which roles the account has is not known until apply.',
    'separated-duties grace@example.com Which roles the account has is not known until apply.',
    'separated-duties eve@example.com Which roles the account has is not known until apply.',
  ]);
});

test('what is in modules, with keys and made elsewhere is looked at as all else', () => {
  const project = (address: string, values: object, unknown = {}) => ({
    ...{ address, mode: 'managed', type: 'unleash_project', values, sensitive_values: {} },
    unknown,
  });
  const environment = {
    address: 'module.a["x"].unleash_project_environment.p',
    mode: 'managed',
    type: 'unleash_project_environment',
  };
  const text = JSON.stringify({
    format_version: '1.2',
    planned_values: {
      root_module: {
        child_modules: [
          {
            address: 'module.a["x"]',
            resources: [
              project('module.a["x"].unleash_project.this["one.two"]', { id: 'shop', mode: 'open' }),
              { ...environment, values: { project_id: 'shop', environment_name: 'production' } },
            ],
          },
        ],
      },
    },
  });
  const { findings } = check(text, 'production-projects-closed');
  expect(findings.map(({ address }) => address)).toEqual(['module.a["x"].unleash_project.this["one.two"]']);
});

test('parts are one whole: settings over environments, tokens of projects, origins, members', () => {
  const environment = (values: object): Resource => ({
    address: 'unleash_project_environment.p',
    values: { project_id: 'shop', environment_name: 'production', ...values },
  });
  const settings: Resource = {
    address: 'unleash_change_request_settings.p',
    values: { project: 'shop', environment: 'production', enabled: true, required_approvals: 1 },
  };
  const none = environment({ change_requests_enabled: null, required_approvals: null });
  const { findings } = check(planOf([none, settings]), 'production-approvals');
  expect(findings.map(({ address, message }) => [address, message])).toEqual([
    ['unleash_change_request_settings.p', 'Changes need 1 of the 2 approvals that are asked for.'],
  ]);
  const token = {
    address: 'unleash_project_api_token.t',
    values: { project: 'shop', token_name: 'sdk', type: 'backend', environment: 'production', expires_at: null },
  };
  expect(told(check(planOf([token]), 'token-expiry', 'wildcard-tokens'))).toEqual(['token-expiry found sdk']);
  const origin = (name: string, value: string) => ({
    address: `unleash_cors_origin.${name}`,
    values: { origin: value },
  });
  expect(told(check(planOf([origin('a', 'https://a.example.com'), origin('b', '*')]), 'cors-origins'))).toEqual([
    'cors-origins found cors',
  ]);
  expect(told(check(planOf([origin('a', 'https://a.example.com')]), 'cors-origins'))).toEqual([
    'cors-origins cors The list of origins is not known as a whole.',
  ]);
  const project = { address: 'unleash_project.p', values: { id: 'shop', mode: 'private' } };
  const member = (roles: readonly number[], who: string) => ({
    ...{ address: 'unleash_project_member.m', values: { project: 'shop', member: who, roles } },
  });
  expect(told(check(planOf([project, member([4], 'group:8')]), 'project-owners'))).toEqual([]);
  expect(told(check(planOf([project, member([4], 'user:8')]), 'project-owners'))).toEqual([
    'project-owners shop Who has roles in the project is not known as a whole.',
  ]);
});

test('groups that may be none own nothing yet', () => {
  const project = { address: 'unleash_project.p', values: { id: 'shop', mode: 'private' } };
  const access = (groups: object): Resource => ({
    address: 'unleash_project_access.p',
    values: { project: 'shop', roles: [{ role: 4, users: [], ...groups }] },
    unknown: { roles: [{ users: [], groups: Array.isArray((groups as { groups?: unknown }).groups) ? [true] : true }] },
  });
  expect(told(check(planOf([project, access({ groups: [null] })]), 'project-owners'))).toEqual([]);
  expect(told(check(planOf([project, access({})]), 'project-owners'))).toEqual([
    'project-owners shop Whether a group owns the project is not known until apply.',
  ]);
});

test('what Terraform puts off is not known, and what a data source found explains the rest', () => {
  const later = { resource_change: { address: 'unleash_cors.this', mode: 'managed', type: 'unleash_cors' } };
  expect(told(check(planOf([], { deferred_changes: [{ reason: 'x', ...later }] }), 'cors-origins'))).toEqual([
    'cors-origins cors The list of origins is not known: Terraform puts it off to a later plan.',
  ]);
  const values = { name: 'shopfront', type: 'production' };
  const found = { address: 'data.unleash_environment.e', mode: 'data', type: 'unleash_environment', values };
  const environment = {
    address: 'unleash_project_environment.p',
    values: { project_id: 'shop', environment_name: 'shopfront', change_requests_enabled: true, required_approvals: 1 },
  };
  const prior_state = { values: { root_module: { resources: [found] } } };
  expect(told(check(planOf([environment], { prior_state }), 'production-approvals'))).toHaveLength(1);
  expect(told(check(planOf([environment]), 'production-approvals'))).toEqual([]);
});

test('what the configuration made secret is in no message and in no name', () => {
  const token: Resource = {
    address: 'unleash_api_token.t',
    values: { token_name: 'canary-name', type: 'backend', expires_at: '2099-05-05T00:00:00Z' },
    secret: { token_name: true, expires_at: true },
  };
  const result = check(planOf([token]), 'token-expiry');
  expect(result.findings).toMatchObject([{ name: 'unleash_api_token.t' }]);
  expect(JSON.stringify(result)).not.toMatch(/canary|2099-05-05/);
});

test.each([
  ['', 'it is empty'],
  ['{}', 'it is not what "terraform show -json" prints of a plan'],
  [
    readFileSync('examples/commands/terraform.tfstate', 'utf8'),
    'it is not what "terraform show -json" prints of a plan',
  ],
  ['{"planned_values":{},"errored":true}', 'it is a plan that failed: it lacks what was not planned'],
])('%.20s is no plan', (text, message) => {
  expect(() => factsOfPlan(text, now)).toThrow(message);
});
