// What generated sequences taught the sandbox about real servers, one example each.
import { expect, test } from 'vitest';
import { at, open } from './call.ts';

const people = { users: [{ username: 'ann' }, { username: 'bob' }] };
const editor = { users: [{ username: 'ann', rootRole: 'Editor' }] };

test.each([
  ['a_b -c', 'ab-c'],
  ['Straße, Søn', 'strasse-son'],
  ['日本', '5pel5pys'],
])('makes the id of a project named %s', async (name, id) => {
  const { call } = await open();
  expect(at(await call('POST /projects', { name }), 'id')).toBe(id);
});

test.each(['R&D', '<script>x</script>', '<b>x', '<b class="c">x</b>'])('refuses a project named %s', async (name) => {
  const { call } = await open();
  const message = `"name" input must not contain html tags. You provided ${JSON.stringify(name)}.`;
  expect(await call('POST /projects', { name })).toMatchObject({ status: 400, body: { details: [{ message }] } });
});

test.each(['R&amp;D', '<b>a <i>b</i></b>'])('takes a project named %s', async (name) => {
  const { call } = await open();
  expect(await call('POST /projects', { name })).toMatchObject({ status: 201, body: { name } });
});

test('says of a project what is wrong with it before it says that the id is taken', async () => {
  const { call } = await open();
  const made = await call('POST /projects', { id: 'default', name: 'x', defaultStickiness: '' });
  expect(made).toMatchObject({
    status: 400,
    body: { details: [{ message: '"defaultStickiness" is not allowed to be empty.' }] },
  });
});

test('ends in the database when a project or a group names something twice', async () => {
  const { call } = await open({ seed: people });
  const environments = ['production', 'production'];
  expect(await call('POST /projects', { name: 'x', environments })).toMatchObject({ status: 500 });
  const users = [{ user: { id: 2 } }, { user: { id: 2 } }];
  expect(await call('POST /groups', { name: 'crew', users })).toMatchObject({ status: 500 });
});

test('refuses a role that is named twice without saying which', async () => {
  const { call } = await open({ seed: people });
  const answer = await call('POST /projects/default/access', { roles: [4, 4], users: [2], groups: [] });
  expect(at(answer, 'message')).toMatch(/These roles are not valid: $/);
});

test('asks whether the caller holds the roles before it asks whether they fit', async () => {
  const { sandbox, call } = await open();
  const token = sandbox.createToken({ permissions: ['PROJECT_USER_ACCESS_WRITE'] });
  const grant = { roles: [1], users: [1], groups: [] };
  expect(await call('POST /projects/default/access', grant, token)).toMatchObject({
    status: 403,
    body: { name: 'InvalidOperationError' },
  });
});

test('finds a taken username beside a new e-mail only in the database', async () => {
  const { call } = await open({ seed: people });
  const user = { username: 'ann', rootRole: 3 };
  expect(await call('POST /user-admin', user)).toMatchObject({ status: 400 });
  expect(await call('POST /user-admin', { ...user, email: 'new@example.com' })).toMatchObject({ status: 500 });
});

test('leaves environments out of permissions when the type that is sent is root-custom, whatever the role is', async () => {
  const { call } = await open();
  await call('POST /roles', { name: 'r', type: 'custom' });
  const permissions = [{ name: 'UPDATE_PROJECT', environment: 'production' }];
  await call('PUT /roles/7', { name: 'r', type: 'root-custom', permissions });
  expect(at(await call('GET /roles/7'), 'permissions')).toMatchObject([{ environment: null }]);
  await call('PUT /roles/7', { name: 'r', permissions });
  expect(at(await call('GET /roles/7'), 'permissions')).toMatchObject([{ environment: 'production' }]);
});

test('stands properties of a default strategy that nobody knows, and roles of groups that are no numbers', async () => {
  const { call } = await open();
  const at = '/projects/default/environments/production/default-strategy';
  expect(await call(`POST ${at}`, { name: 'flexibleRollout', other: 1 })).toMatchObject({ status: 200 });
  expect(await call('GET /environments/project/default')).toMatchObject({ status: 200 });
  expect(await call('POST /groups', { name: 'crew', rootRole: 1.5 })).toMatchObject({ status: 500 });
});

test('keeps the root role that an update gave before its e-mail was refused', async () => {
  const { call } = await open({ seed: { users: [{ email: 'ann@example.com' }, { username: 'bob' }] } });
  expect(await call('PUT /user-admin/3', { email: 'ann@example.com', rootRole: 1 })).toMatchObject({ status: 500 });
  expect(at(await call('GET /user-admin/3'), 'rootRole')).toBe(1);
});

test('lets accounts of the open-source edition do nothing in other projects and environments', async () => {
  const { sandbox, call } = await open({ edition: 'oss', seed: editor });
  const token = sandbox.createToken({ user: 2 });
  const field = (rest: object) => call('POST /context', { name: 'region', ...rest }, token);
  expect(await field({ project: 'other' })).toMatchObject({ status: 403 });
  expect(await field({ environment: 'qa' })).toMatchObject({ status: 403 });
  expect(await field({ project: 'default' })).toMatchObject({ status: 201 });
  await call('POST /segments', { name: 's', constraints: [] });
  const moved = { name: 's', constraints: [], project: 'other' };
  expect(await call('PUT /segments/1', moved, token)).toMatchObject({ status: 403 });
});

test('lets everybody see the default project, and Viewers no project that is not there', async () => {
  const { sandbox, call } = await open({ seed: people });
  await call('PUT /projects/default/settings', { mode: 'private' });
  const token = sandbox.createToken({ role: 'Viewer' });
  expect(await call('GET /projects/default/overview', undefined, token)).toMatchObject({ status: 200 });
  expect(await call('GET /projects/nope/overview', undefined, token)).toEqual(
    expect.objectContaining({ status: 404, body: undefined }),
  );
});

test('counts custom root roles as members of the default project', async () => {
  const { sandbox, call } = await open();
  sandbox.createToken({ permissions: ['READ_ROLE'] });
  expect(at(await call('GET /projects/default/overview'), 'members')).toBe(1);
});

test('counts groups without members as one member, but not in the list', async () => {
  const { call } = await open({ seed: { groups: [{ name: 'crew' }] } });
  await call('PUT /projects/default/groups/1/roles', { roles: [4] });
  expect(at(await call('GET /projects/default/overview'), 'members')).toBe(1);
  expect((await call('GET /projects')).body).toMatchObject({ projects: [{ memberCount: 0 }] });
});

test('says everything that is wrong with a token at once', async () => {
  const { call } = await open();
  const made = await call('POST /api-tokens', { tokenName: '', type: 'client', projects: [] });
  expect(at(made, 'details')).toHaveLength(2);
});

test('looks at every legal value before it compares them', async () => {
  const { call } = await open();
  const legalValues = [{ value: 'eu' }, { value: 'eu' }, { value: '' }];
  const made = await call('POST /context', { name: 'region', legalValues });
  expect(at(made, 'details')).toEqual([{ message: '"legalValues[2].value" is not allowed to be empty.' }]);
});

test('finds a wrong version before a wrong number that stands in front of it', async () => {
  const { call } = await open();
  const constraints = [
    { contextName: 'a', operator: 'NUM_GT', value: 'x' },
    { contextName: 'a', operator: 'SEMVER_EQ', value: '5' },
  ];
  expect(at(await call('POST /segments', { name: 's', constraints }), 'message')).toMatch(/not a valid semver/);
});

test('fills in what a naming pattern leaves empty, and logs settings as they were sent', async () => {
  const { call } = await open();
  await call('PUT /projects/default/settings', { featureNaming: { pattern: '[a-z]+', description: '' } });
  expect(at(await call('GET /projects/default/overview'), 'featureNaming')).toEqual({
    pattern: '[a-z]+',
    example: null,
    description: null,
  });
  const { body } = await call('GET /search/events?type=IS:project-updated');
  expect(body).toMatchObject({ events: [{ data: { featureNaming: { pattern: '[a-z]+' } } }] });
});

test('gives up a naming pattern that would be tried for ever', async () => {
  const { call } = await open();
  const featureNaming = { pattern: '(a+)+', example: `${'a'.repeat(60)}!` };
  expect(await call('PUT /projects/default/settings', { featureNaming })).toMatchObject({ status: 500 });
  expect(await call('GET /projects')).toMatchObject({ status: 200 });
});

test('answers a naming pattern that is no expression with what the engine says', async () => {
  const { call } = await open();
  const answer = await call('PUT /projects/default/settings', { featureNaming: { pattern: '(', example: 'a' } });
  expect(answer).toMatchObject({ status: 500, body: { message: expect.stringContaining('Unterminated group') } });
});
