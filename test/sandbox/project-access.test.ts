// Project access: PUT replaces everything, POST adds, single holders are set and removed.
import { expect, test } from 'vitest';
import { at, open } from './call.ts';

const seed = {
  users: [{ username: 'ann' }, { username: 'bob' }],
  groups: [{ name: 'crew', users: ['ann'] }],
  roles: [{ name: 'local' }, { name: 'rooty', type: 'root-custom' as const }],
};

test('lists every project role, used or not, and each holder once', async () => {
  const { call } = await open({ seed });
  const roles = [
    { id: 4, users: [2, 3], groups: [1] },
    { id: 7, users: [2] },
  ];
  const set = await call('PUT /projects/default/access', { roles });
  expect([set.status, set.body]).toEqual([200, undefined]);
  const access = (await call('GET /projects/default/access')).body as { [key: string]: { id: number }[] };
  expect(access.roles?.map(({ id }) => id)).toEqual([4, 5, 6, 7]);
  expect(access.users).toMatchObject([
    { id: 2, username: 'ann', roleId: 4, roles: [4, 7], addedAt: expect.any(String) },
    { id: 3, roleId: 4, roles: [4] },
  ]);
  expect(access.groups).toMatchObject([{ id: 1, name: 'crew', roles: [4], users: [{ user: { id: 2 } }] }]);
});

test('replaces the whole configuration with PUT and can leave nobody', async () => {
  const { call } = await open({ seed });
  await call('PUT /projects/default/access', { roles: [{ id: 4, users: [2], groups: [1] }] });
  await call('PUT /projects/default/access', { roles: [{ id: 5, users: [3] }] });
  expect((await call('GET /projects/default/access')).body).toMatchObject({
    users: [{ id: 3, roles: [5] }],
    groups: [],
  });
  await call('PUT /projects/default/access', { roles: [] });
  expect(at(await call('GET /projects/default/access'), 'users')).toEqual([]);
});

test('adds the product of roles and holders with POST', async () => {
  const { call } = await open({ seed });
  await call('POST /projects/default/access', { roles: [4], users: [2], groups: [] });
  await call('POST /projects/default/access', { roles: [5, 7], users: [2], groups: [1] });
  expect((await call('GET /projects/default/access')).body).toMatchObject({
    users: [{ id: 2, roles: [4, 5, 7] }],
    groups: [{ id: 1, roles: [5, 7] }],
  });
});

test.each([
  ['PUT', { roles: [{ id: 1, users: [2] }] }, /These roles are not valid: 1$/],
  ['PUT', { roles: [{ id: 8 }, { id: 99 }] }, /These roles are not valid: 8, 99$/],
  ['PUT', { roles: [{ id: 4, users: [99] }] }, /user IDs that do not exist\. You sent these user IDs: 99\.$/],
  ['PUT', { roles: [{ id: 4, groups: [98, 1] }] }, /group IDs: 98, 1\.$/],
  ['POST', { roles: [], users: [2], groups: [] }, /The roles array you sent was empty/],
  ['POST', { roles: [3], users: [2], groups: [] }, /These roles are not valid: 3$/],
  ['POST', { roles: [4], users: [77], groups: [] }, /user IDs: 77\.$/],
])('refuses %s %j and changes nothing', async (method, body, reason) => {
  const { sandbox, call } = await open({ seed });
  await call('PUT /projects/default/access', { roles: [{ id: 5, users: [3] }] });
  const before = sandbox.snapshot();
  const answer = await call(`${method} /projects/default/access`, body);
  expect(answer.status).toBe(400);
  expect(at(answer, 'details', 0, 'message')).toMatch(reason);
  expect(sandbox.snapshot()).toEqual(before);
});

test('sets the roles of one holder, drops what is no project role, and removes with none', async () => {
  const { call } = await open({ seed });
  const holders = async () => (await call('GET /projects/default/access')).body;
  await call('PUT /projects/default/users/2/roles', { roles: [4, 1, 7, 99] });
  await call('PUT /projects/default/groups/1/roles', { roles: [5] });
  expect(await holders()).toMatchObject({ users: [{ id: 2, roles: [4, 7] }], groups: [{ id: 1, roles: [5] }] });
  await call('PUT /projects/default/users/2/roles', { roles: [] });
  await call('DELETE /projects/default/groups/1/roles');
  expect(await holders()).toMatchObject({ users: [], groups: [] });
  expect((await call('DELETE /projects/default/users/2/roles')).status).toBe(200);
  expect((await call('PUT /projects/default/users/99/roles', { roles: [4] })).status).toBe(500);
  expect((await call('PUT /projects/default/users/2/roles', {})).status).toBe(400);
});

test('answers an unknown project with its roles and nobody', async () => {
  const { call } = await open();
  const answer = await call('GET /projects/nope/access');
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ roles: [{ id: 4 }, { id: 5 }, { id: 6 }], users: [], groups: [] });
});

test('forgets deleted users', async () => {
  const { call } = await open({ seed });
  await call('PUT /projects/default/access', { roles: [{ id: 4, users: [2] }] });
  await call('DELETE /user-admin/2');
  expect(at(await call('GET /projects/default/access'), 'users')).toEqual([]);
  expect(at(await call('GET /groups/1'), 'users')).toEqual([]);
  expect((await call('GET /projects')).body).toMatchObject({ projects: [{ memberCount: 0 }] });
});
