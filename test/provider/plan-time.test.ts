// What is refused before anything is applied, with the attribute's path and what to write instead.
import { expect, test } from 'vitest';
import { startWorld } from '../../workshop/catalog.ts';

/** Errors of planning one configuration on a fresh sandbox. */
async function refusals(hcl: string) {
  await using world = await startWorld();
  const changes = await world.core.plan(hcl);
  return changes.flatMap(({ diagnostics }) => diagnostics).map(({ path, detail }) => ({ path, detail }));
}

const role = (permissions: string, type = 'custom') => `
  resource "unleash_role" "r" {
    name        = "R"
    type        = "${type}"
    description = ""
    permissions = [${permissions}]
  }`;

const project = (attributes: string) => `
  resource "unleash_project" "p" {
    id   = "p"
    name = "P"
    ${attributes}
  }`;

const projectEnvironment = (attributes: string) => `
  resource "unleash_project_environment" "e" {
    project_id       = "default"
    environment_name = "production"
    ${attributes}
  }`;

const cors = (origin: string) => `resource "unleash_cors" "c" {\n  origins = ["${origin}"]\n}`;

test.each([
  [
    'an unknown permission',
    role('{ name = "CREATE_FEATUR" }'),
    'permissions',
    /no permission "CREATE_FEATUR". Did you mean "CREATE_FEATURE"\?/,
  ],
  [
    'an environment in a root role',
    role('{ name = "UPDATE_FEATURE_ENVIRONMENT", environment = "production" }', 'root-custom'),
    'permissions',
    /drops the environment in a root role/,
  ],
  [
    'an environment on a project permission',
    role('{ name = "CREATE_FEATURE", environment = "production" }'),
    'permissions',
    /acts on the whole project/,
  ],
  [
    'a permission for the instance in a role for projects',
    role('{ name = "CREATE_PROJECT" }'),
    'permissions',
    /CREATE_PROJECT acts on the whole instance, so it does nothing in a role for projects/,
  ],
  ['an unknown role type', role('', 'root'), 'type', /"root" is not one of "root-custom", "custom"/],
  ['an unknown mode', project('mode = "opne"'), 'mode', /Did you mean "open"\?/],
  [
    'white space in a naming pattern',
    project('feature_naming = { pattern = "a b" }'),
    'feature_naming',
    /feature_naming\.pattern: .*must not contain white space/,
  ],
  [
    'a naming pattern that is none',
    project('feature_naming = { pattern = "(" }'),
    'feature_naming',
    /feature_naming\.pattern: .*is not a regular expression/,
  ],
  [
    'an example that does not match',
    project('feature_naming = { pattern = "[a-z]+", example = "A1" }'),
    'feature_naming',
    /feature_naming\.example: "A1" does not match the pattern "\[a-z\]\+"/,
  ],
  [
    'a naming pattern that would be tried for ever',
    project(`feature_naming = { pattern = "(a+)+", example = "${'a'.repeat(60)}!" }`),
    'feature_naming',
    /feature_naming\.pattern: "\(a\+\)\+" takes too long to be tried on the example/,
  ],
  [
    'an empty URL template',
    project('link_templates = [{ url_template = "" }]'),
    'link_templates[0]',
    /link_templates\[0\]\.url_template: .*must not be empty/,
  ],
  [
    'too many approvals',
    projectEnvironment('required_approvals = 11'),
    'required_approvals',
    /must be between 1 and 10, but got: 11/,
  ],
  [
    'no approvals',
    projectEnvironment('required_approvals = 0'),
    'required_approvals',
    /must be between 1 and 10, but got: 0/,
  ],
  [
    'approvals without change requests',
    projectEnvironment('change_requests_enabled = false\nrequired_approvals = 2'),
    'required_approvals',
    /forgets the number of approvals/,
  ],
  [
    'a user without a name to sign in with',
    'resource "unleash_user" "u" {\n  root_role = 3\n}',
    'email',
    /needs a username or an e-mail address/,
  ],
  [
    'a role id that is no whole number',
    'resource "unleash_user" "u" {\n  email = "a@example.com"\n  root_role = 1.5\n}',
    'root_role',
    /must be a whole number, but got: 1.5/,
  ],
  [
    'an environment name with a space',
    'resource "unleash_environment" "e" {\n  name = "my env"\n  type = "test"\n}',
    'name',
    /is not made of letters/,
  ],
  [
    'a duration that is none',
    'resource "unleash_user" "u" {\n  email = "a@example.com"\n  root_role = 3\n  timeouts = { create = "soon" }\n}',
    'timeouts',
    /timeouts\.create: .*not a duration.* Write one such as "30s"/,
  ],
  ['an origin without a scheme', cors('app.example.com'), 'origins', /Begin it with https/],
  [
    'an origin with a path',
    cors('https://app.example.com/x'),
    'origins',
    /Write "https:\/\/app.example.com" without path/,
  ],
  ['an origin with a wildcard', cors('https://*.example.com'), 'origins', /wildcard inside/],
  [
    'a token that only the start of Unleash can make',
    'resource "unleash_api_token" "t" {\n  token_name = "t"\n  type = "admin"\n}',
    'type',
    /only when it starts, from its environment variable INIT_ADMIN_API_TOKENS/,
  ],
  [
    'a role listed twice',
    'resource "unleash_project_access" "a" {\n  project = "default"\n  roles = [{ role = 4, users = [1], groups = [] }, { role = 4, users = [], groups = [] }]\n}',
    'roles',
    /Role 4 is listed more than once/,
  ],
])('%s is refused at its attribute, as far as Terraform can point', async (_, hcl, path, detail) => {
  const found = await refusals(hcl);
  expect(found).toEqual([{ path, detail: expect.stringMatching(detail) }]);
});

test('a name or e-mail address that Unleash would keep cannot be removed silently', async () => {
  await using world = await startWorld();
  const user = (name: string) =>
    `resource "unleash_user" "u" {\n  email = "a@example.com"\n  root_role = 3\n  ${name}\n}`;
  await world.core.apply(user('name = "Ada"'));
  const [change] = await world.core.plan(user(''));
  expect(change?.diagnostics).toMatchObject([{ severity: 'error', path: 'name', summary: 'Cannot clear name' }]);
});

test('asking for approvals turns change requests on, in the plan already', async () => {
  await using world = await startWorld();
  const [change] = await world.core.apply(projectEnvironment('required_approvals = 3'));
  expect(change?.planned).toMatchObject({ change_requests_enabled: true, required_approvals: 3 });
});

test('an unset mode never reopens a private project', async () => {
  await using world = await startWorld();
  await world.core.apply(project('mode = "private"'));
  await world.core.apply(project('description = "changed"'));
  expect(world.sandbox.store.projects.get('p')?.mode).toBe('private');
});

test('change requests keep their number of approvals when only they are configured', async () => {
  await using world = await startWorld();
  await world.core.apply(projectEnvironment('change_requests_enabled = true\nrequired_approvals = 4'));
  const changes = await world.core.apply(projectEnvironment('change_requests_enabled = true'));
  expect(changes.map(({ action, diagnostics }) => [action, diagnostics])).toEqual([['no-op', []]]);
});

test('an environment that does not exist yet is a warning, since the same run may create it', async () => {
  await using world = await startWorld();
  const [change] = await world.core.plan(role('{ name = "UPDATE_FEATURE_ENVIRONMENT", environment = "prodction" }'));
  expect(change?.diagnostics).toMatchObject([
    {
      severity: 'warning',
      path: 'permissions',
      detail: expect.stringMatching(/no environment "prodction" yet. Did you mean "production"\?/),
    },
  ]);
});

const warned = async (hcl: string) => {
  await using world = await startWorld();
  const [change] = await world.core.plan(hcl);
  return change?.diagnostics;
};

test('a permission that acts in an environment and names none is a warning: it holds in all of them', async () => {
  const everywhere = { severity: 'warning', path: 'permissions', summary: 'Permission in every environment' };
  const said = await warned(role('{ name = "UPDATE_FEATURE_ENVIRONMENT" }, { name = "CREATE_FEATURE" }'));
  expect(said).toMatchObject([everywhere]);
  expect(said?.[0]?.detail).toMatch(
    /^UPDATE_FEATURE_ENVIRONMENT holds in every environment of the project, production included/,
  );
  expect(await warned(role('{ name = "UPDATE_FEATURE_ENVIRONMENT" }', 'root-custom'))).toEqual([]);
});

test('ADMIN in a root role is a warning', async () => {
  expect(await warned(role('{ name = "ADMIN" }', 'root-custom'))).toMatchObject([
    { severity: 'warning', path: 'permissions', summary: 'A role that may do everything' },
  ]);
});

const doubles = [
  [
    'a role',
    'roles',
    'resource "unleash_project_access" "a" {\n  project = "default"\n  roles = [{ role = 4, users = [1], groups = [] }, { role = 4, users = [], groups = [] }]\n}',
  ],
  ['a user', 'users', 'resource "unleash_group" "g" {\n  name = "G"\n  users = [1, 1]\n}'],
  [
    'a legal value',
    'legal_values[1]',
    'resource "unleash_context_field" "f" {\n  name = "f"\n  legal_values = [{ value = "a" }, { value = "a" }]\n}',
  ],
  [
    'a legal value in a project',
    'legal_values[1]',
    'resource "unleash_project_context_field" "f" {\n  project = "default"\n  name = "f"\n  legal_values = [{ value = "a" }, { value = "a" }]\n}',
  ],
] as const;

test.each(doubles)(
  '%s that is named twice waits for a plan: what a test makes up is the same everywhere',
  async (_, path, hcl) => {
    await using world = await startWorld();
    expect(await world.core.validate(hcl)).toEqual([]);
    const [change] = await world.core.plan(hcl);
    expect(change?.diagnostics).toMatchObject([
      { severity: 'error', path, summary: expect.stringMatching(/^Duplicate /) },
    ]);
  },
);
