// Whatever is wrong with the configuration gives one error, at its line, that says what to do; and nothing is touched.
import { describe, expect, test } from 'vitest';
import { addressesIn, errorsIn, openStage } from '../../workshop/acceptance.ts';

/** A block with one argument a line, so that the first argument is on line 2. */
const block = (head: string, ...lines: string[]) => `${head} {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
const resource = (type: string, ...lines: string[]) => block(`resource "unleash_${type}" "it"`, ...lines);
const data = (type: string, ...lines: string[]) => block(`data "unleash_${type}" "it"`, ...lines);
const role = (permissions: string) =>
  resource('role', 'name = "R"', 'type = "custom"', 'description = ""', `permissions = [${permissions}]`);

type Case = readonly [what: string, main: string, line: number, says: RegExp];

const refusedByPlan: Case[] = [
  ['text for a number', resource('group', 'name = "G"', 'root_role = "viewer"'), 3, /root_role": a number is required/],
  ['text for a list', resource('group', 'name = "G"', 'users = "ada"'), 3, /users": list of number required/],
  ['a fraction', resource('group', 'name = "G"', 'root_role = 1.5'), 3, /must be a whole number/],
  [
    'a fraction in a list',
    resource('group', 'name = "G"', 'users = [', '1,', '1.5,', ']'),
    5,
    /must be a whole number/,
  ],
  ['an unknown mode', resource('project', 'id = "p"', 'name = "P"', 'mode = "privat"'), 4, /Did you mean "private"\?/],
  [
    'no approvals',
    resource('environment', 'name = "e"', 'type = "test"', 'required_approvals = 0'),
    4,
    /must be between 1 and 10, but got: 0/,
  ],
  [
    'too many approvals',
    resource('project_environment', 'project_id = "p"', 'environment_name = "e"', 'required_approvals = 11'),
    4,
    /must be between 1 and 10, but got: 11/,
  ],
  ['an unknown permission', role('{ name = "CREATE_FEATUR" }'), 5, /Did you mean "CREATE_FEATURE"\?/],
  [
    'a limit to an environment in vain',
    role('{ name = "CREATE_FEATURE", environment = "production" }'),
    5,
    /has no effect\. Remove the environment/,
  ],
  [
    'access for a user who is gone',
    resource('project_access', 'project = "default"', 'roles = [{ role = 4, users = [99], groups = [] }]'),
    3,
    /roles\.users: There is no user 99\./,
  ],
  [
    'a member who is gone',
    resource('project_member', 'project = "default"', 'member = "user:999"', 'roles = [5]'),
    3,
    /There is no user 999\. Write "user:"/,
  ],
  [
    'a group that is gone',
    resource('project_member', 'project = "default"', 'member = "group:999"', 'roles = [5]'),
    3,
    /There is no group 999\./,
  ],
  [
    'members of a group who are gone',
    resource('group', 'name = "G"', 'users = [1, 998, 999]'),
    3,
    /There are no users 998, 999\. Remove them from users/,
  ],
  [
    'one member of a group who is gone',
    resource('group', 'name = "G"', 'users = [', '1,', '999,', ']'),
    5,
    /There is no user 999\./,
  ],
  ['a root role that is none', resource('user', 'username = "u"', 'root_role = 99'), 3, /There is no role 99\./],
  [
    'a project role for the instance',
    resource('user', 'username = "u"', 'root_role = 4'),
    3,
    /The role 4, "Owner", is a project role/,
  ],
  [
    'a root role in a project',
    resource('project_member', 'project = "default"', 'member = "user:1"', 'roles = [1]'),
    4,
    /The role 1, "Admin", is a root role/,
  ],
  [
    'a permission for the instance in a project',
    role('{ name = "CREATE_PROJECT" }'),
    5,
    /CREATE_PROJECT acts on the whole instance/,
  ],
  ['a blank name', resource('group', 'name = " "'), 2, /must not be empty\. Write one/],
  ['nothing to sign in with', resource('user', 'root_role = 3'), 1, /Set at least one of them/],
  [
    'a fault inside a nested object',
    resource('project', 'id = "p"', 'name = "P"', 'feature_naming = { pattern = "(" }'),
    4,
    /feature_naming\.pattern: "\(" is not a regular expression/,
  ],
  [
    'a fault inside a list of objects',
    resource(
      'project',
      'id = "p"',
      'name = "P"',
      'link_templates = [',
      '{ url_template = "x" },',
      '{ url_template = "" },',
      ']',
    ),
    6,
    /link_templates\[1\]\.url_template: The value must not be empty/,
  ],
  ['an origin without a scheme', resource('cors', 'origins = ["shop.example.com"]'), 2, /Begin it with https:\/\//],
  [
    'a duration that is none',
    resource('user', 'username = "u"', 'root_role = 3', 'timeouts = { create = "soon" }'),
    4,
    /timeouts\.create: .*Write one such as "30s"/,
  ],
  ['a data source without what to look up', data('group'), 1, /Set the id or the name/],
  ['a data source with an id that is none', data('user', 'id = "ada"'), 2, /The id of a user is a number/],
  ['a group that is not there', data('group', 'name = "G"'), 1, /no group named "G"/],
  [
    'a group id that is not there',
    data('group', 'id = "99"'),
    1,
    /No group found\. Check what the configuration names/,
  ],
  ['a user that is not there', data('user', 'email = "a@example.com"'), 1, /nobody has the e-mail address/],
  ['a user id that is not there', data('user', 'id = "99"'), 1, /No user found\. Check what the configuration names/],
  [
    'a project that is not there',
    data('project', 'id = "p"'),
    1,
    /No project found\. Check what the configuration names/,
  ],
  ['a project without an id', data('project', 'id = ""'), 2, /must not be empty/],
  ['a role that is not there', data('role', 'name = "owner"'), 1, /Did you mean "Owner"\? Letter case counts/],
  [
    'a permission that is not there',
    data('permission', 'name = "CREATE_PROJEC"'),
    1,
    /Did you mean "CREATE_PROJECT"\?/,
  ],
  [
    'a permission without its environment',
    data('permission', 'name = "UPDATE_FEATURE_ENVIRONMENT"'),
    1,
    /Set environment to say in which/,
  ],
];

describe('plan refuses', () => {
  test.each(refusedByPlan)('%s', async (_what, main, line, says) => {
    await using stage = await openStage({ main });
    const before = stage.sandbox.snapshot();
    const outcome = await stage.workspace.plan();
    expect(errorsIn(outcome)).toEqual([expect.stringMatching(says)]);
    expect(errorsIn(outcome)[0]).toContain(`on main.tf line ${line}, in `);
    expect(outcome.code).toBe(1);
    expect(stage.sandbox.snapshot()).toEqual(before);
  });
});

const refusedByUnleash: Case[] = [
  [
    'an environment for an unknown project',
    resource('project_environment', 'project_id = "nowhere"', 'environment_name = "production"'),
    1,
    /unleash_project_environment "nowhere:production".*No project found\. Something that it refers to does not exist/,
  ],
  [
    'an unknown environment for a project',
    resource('project_environment', 'project_id = "default"', 'environment_name = "nowhere"'),
    1,
    /Environment nowhere does not exist/,
  ],
  [
    'access to an unknown project',
    resource('project_access', 'project = "nowhere"', 'roles = [{ role = 4, users = [1], groups = [] }]'),
    1,
    /names a project that does not exist/,
  ],
  [
    'a project of the same id',
    resource('project', 'id = "default"', 'name = "D"'),
    2,
    /already exists.*terraform import unleash_project\.NAME default/,
  ],
  [
    'an environment of the same name',
    resource('environment', 'name = "production"', 'type = "production"'),
    2,
    /already exists.*terraform import unleash_environment\.NAME production/,
  ],
  [
    'a user of the same name',
    resource('user', 'username = "admin"', 'root_role = 3'),
    2,
    /already exists.*terraform import unleash_user\.NAME 1/,
  ],
  [
    'a permission in an environment that is not there',
    role('{ name = "UPDATE_FEATURE_ENVIRONMENT", environment = "qa" }'),
    5,
    /Unleash refused createRole \(POST \/api\/admin\/roles\): there is no environment "qa" \(HTTP 500\)\. Create it first, or name one that exists\.$/,
  ],
  [
    'a segment of a project that is not there',
    resource('segment', 'name = "s"', 'project = "nowhere"', 'constraints = []'),
    3,
    /there is no project "nowhere" \(HTTP 500\)/,
  ],
  [
    'a username that is too long',
    resource('user', `username = "${'u'.repeat(256)}"`, 'root_role = 3'),
    2,
    /username may have at most 255 characters, but has 256 \(HTTP 500\)\. Make it shorter\./,
  ],
  ['an address that is none', resource('user', 'email = "none"', 'root_role = 3'), 1, /must be a valid email/],
  ['a project id for no URL', resource('project', 'id = "a b"', 'name = "P"'), 2, /"id" must be URL friendly/],
];

describe('apply passes on that Unleash refuses', () => {
  test.each(refusedByUnleash)('%s', async (_what, main, line, says) => {
    await using stage = await openStage({ main });
    const before = stage.sandbox.snapshot();
    const outcome = await stage.workspace.run('apply', '-auto-approve');
    expect(errorsIn(outcome)).toEqual([expect.stringMatching(says)]);
    expect(errorsIn(outcome)[0]).toContain(`on main.tf line ${line}, in `);
    expect(addressesIn(stage.workspace)).toEqual([]);
    expect(stage.sandbox.snapshot()).toEqual(before);
  });
});

const imports: (readonly [what: string, main: string, id: string, says: RegExp])[] = [
  [
    'half an id',
    resource('project_environment', 'project_id = "default"', 'environment_name = "production"'),
    'default',
    /Got "default"\. It is not complete\. .*terraform import unleash_project_environment\.example <project_id>:<environment_name>/,
  ],
  ['a name for a number', resource('group', 'name = "G"'), 'G', /Got "G"\. "G" is not a number\. .*<id>/],
  ['a path for a number', resource('user', 'username = "u"', 'root_role = 3'), '../api-tokens', /is not a number/],
  ['a group that is not there', resource('group', 'name = "G"'), '99', /non-existent remote object/],
  ['a role that is not there', role(''), '99', /non-existent remote object/],
  [
    'an environment of an unknown project',
    resource('project_environment', 'project_id = "nowhere"', 'environment_name = "production"'),
    'nowhere:production',
    /non-existent remote object/,
  ],
  [
    'access to an unknown project',
    resource('project_access', 'project = "nowhere"', 'roles = []'),
    'nowhere',
    /non-existent remote object/,
  ],
];

describe('import refuses', () => {
  test.each(imports)('%s', async (_what, main, id, says) => {
    await using stage = await openStage({ main });
    const [, type] = /"(\w+)" "it"/.exec(main) ?? [];
    const outcome = await stage.workspace.run('import', `${type}.it`, id);
    expect(errorsIn(outcome)).toEqual([expect.stringMatching(says)]);
    expect(addressesIn(stage.workspace)).toEqual([]);
  });

  test('a predefined role: it is imported as it is, and then no plan may touch it', async () => {
    await using stage = await openStage({ main: role('') });
    await stage.workspace.importResource('unleash_role.it', '1');
    expect(errorsIn(await stage.workspace.plan())).toEqual([
      expect.stringMatching(/"terraform state rm", and refer to it/),
    ]);
  });
});

const configurations: (readonly [
  what: string,
  argument: string,
  env: { [name: string]: string | undefined },
  says: RegExp,
])[] = [
  ['no address', '', { UNLEASH_URL: undefined }, /Set base_url in the provider block, or .* UNLEASH_URL/],
  [
    'no token',
    '',
    { UNLEASH_AUTH_TOKEN: undefined },
    /Set authorization in the provider block, or .* UNLEASH_AUTH_TOKEN/,
  ],
  ['an address without a scheme', 'base_url = "unleash.example.com"', {}, /line 2.*starting with https:\/\//],
  [
    'an address with a password',
    'base_url = "https://me:hidden@example.com"',
    {},
    /line 2.*the token is what signs in/,
  ],
  ['an address without a scheme in the environment', '', { UNLEASH_URL: 'example.com' }, /starting with https:\/\//],
  ['an empty token', 'authorization = ""', {}, /line 2.*Set authorization/],
  ['no requests at a time', 'max_concurrent_requests = 0', {}, /line 2.*at least 1/],
  [
    'a number of requests that is none',
    '',
    { UNLEASH_MAX_CONCURRENT_REQUESTS: 'many' },
    /UNLEASH_MAX_CONCURRENT_REQUESTS must be a whole number of at least 1, but is "many"/,
  ],
  ['a fraction of a second', 'request_timeout = 0.5', {}, /line 2.*whole number/],
  ['a certificate that is none', 'ca_certificate = "x"', {}, /line 2.*is not PEM text/],
  ['a certificate file that is not there', '', { UNLEASH_CA_CERTIFICATE: '/nowhere.pem' }, /cannot be read/],
  ['a header name that is none', 'headers = { "x y" = "z" }', {}, /line 2.*"x y" is not a name for an HTTP header/],
];

describe('the provider block may not have', () => {
  test.each(configurations)('%s', async (_what, argument, env, says) => {
    const main = `${block('provider "unleash"', argument)}${resource('group', 'name = "G"')}`;
    await using stage = await openStage({ main, env: () => env });
    const outcome = await stage.workspace.plan();
    expect(errorsIn(outcome)).toEqual([expect.stringMatching(says)]);
    // Terraform quotes the line; the words after it are ours.
    expect(errorsIn(outcome)[0]?.split('The Unleash client')[1] ?? '').not.toContain('hidden');
  });
});
