// Groups: rows in answers, members on reading, what an update resets.
import { expect, test } from 'vitest';
import { at, open } from './call.ts';

const seed = { users: [{ username: 'ann' }, { username: 'bob' }] };

test('answers writes without members or their author, and reads members with their instant', async () => {
  const { call } = await open({ seed });
  const made = await call('POST /groups', { name: 'crew', users: [{ user: { id: 2 } }] });
  expect(made.status).toBe(201);
  expect(made.body).toEqual({
    id: 1,
    name: 'crew',
    description: '',
    mappingsSSO: [],
    rootRole: null,
    createdBy: 'unleash_system_user',
    createdAt: expect.any(String),
    scimId: null,
  });
  expect(at(await call('GET /groups/1'), 'users')).toMatchObject([
    { user: { id: 2, username: 'ann' }, joinedAt: expect.any(String), createdBy: 'admin' },
  ]);
  expect(made.headers.get('location')).toBe('groups/1');
});

test('keeps an omitted description and mappings, and forgets an omitted root role', async () => {
  const { call } = await open({ seed });
  await call('POST /groups', { name: 'crew', description: 'd', mappingsSSO: ['m'], rootRole: 2, users: [] });
  await call('PUT /groups/1', { name: 'crew', users: [{ user: { id: 3 } }] });
  expect((await call('GET /groups/1')).body).toMatchObject({
    description: 'd',
    mappingsSSO: ['m'],
    rootRole: null,
    users: [{ user: { id: 3 } }],
  });
  expect((await call('PUT /groups/1', { name: 'crew' })).status).toBe(500);
});

test('refuses empty and taken names, unknown users and roles, and changes nothing then', async () => {
  const { sandbox, call } = await open({ seed: { ...seed, groups: [{ name: 'crew' }] } });
  const before = sandbox.snapshot();
  const tried = async (body: object) => {
    const answer = await call('POST /groups', { name: 'new', ...body });
    return [answer.status, at(answer, 'details', 0, 'message')];
  };
  expect(await tried({ name: '' })).toEqual([400, 'Group name cannot be empty']);
  expect(await tried({ name: 'crew' })).toEqual([409, 'Group name already exists']);
  expect(await tried({ users: [{ user: { id: 99 } }] })).toEqual([400, 'Incorrect user id in the users group']);
  expect(await tried({ rootRole: 99 })).toEqual([400, 'Incorrect role id 99']);
  expect(sandbox.snapshot()).toEqual(before);
});

test('lists groups with their projects, and forgets them there on deletion', async () => {
  const { call } = await open({
    seed: { groups: [{ name: 'crew' }], projects: [{ id: 'default', access: [{ role: 5, groups: ['crew'] }] }] },
  });
  expect((await call('GET /groups')).body).toMatchObject({ groups: [{ name: 'crew', projects: ['default'] }] });
  expect((await call('DELETE /groups/1')).status).toBe(200);
  expect(at(await call('GET /projects/default/access'), 'groups')).toEqual([]);
  expect(await call('DELETE /groups/1')).toMatchObject({ status: 404, body: { message: 'No group found' } });
  expect((await call('GET /groups/abc')).status).toBe(400);
});

test('protects the name and the members of SCIM groups', async () => {
  const { sandbox, call } = await open({ seed: { ...seed, groups: [{ name: 'crew', users: ['ann'] }] } });
  const group = sandbox.store.groups.get(1);
  if (group) group.scimId = 'abc';
  const users = [{ user: { id: 2 } }];
  expect(at(await call('PUT /groups/1', { name: 'new', users }), 'details', 0, 'message')).toBe(
    'Cannot update the name of a SCIM group',
  );
  expect(at(await call('PUT /groups/1', { name: 'crew', users: [] }), 'details', 0, 'message')).toBe(
    'Cannot update users of a SCIM group',
  );
  expect((await call('PUT /groups/1', { name: 'crew', users, rootRole: 2 })).status).toBe(200);
});
