// Whatever is wrong with the configuration gives one error, at its line, that says what to do; and nothing is touched.
import { describe, expect, test } from 'vitest';
import { addressesIn, errorsIn, openStage } from '../../workshop/acceptance.ts';
import { block, resource, role } from './blocks.ts';

const data = (type: string, ...lines: string[]) => block(`data "unleash_${type}" "it"`, ...lines);

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
