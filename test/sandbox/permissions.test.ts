// Callers who may do less than everything: root permissions, project roles, groups, private projects.
import { expect, test } from 'vitest';
import { at, open } from './call.ts';

test('names the permissions that would have been enough', async () => {
  const { sandbox, call } = await open();
  const viewer = sandbox.createToken({ role: 'Viewer' });
  expect(await call('GET /user-admin', undefined, viewer)).toMatchObject({
    status: 403,
    body: {
      name: 'PermissionError',
      permissions: ['ADMIN'],
      message: expect.stringMatching(/you need the "ADMIN" permission\.$/),
    },
  });
  expect(await call('POST /ui-config/cors', { frontendApiOrigins: [] }, viewer)).toMatchObject({
    body: { message: expect.stringMatching(/one of the following permissions: "ADMIN", "UPDATE_CORS"\.$/) },
  });
});

test('asks for permission before it looks at the body', async () => {
  const { sandbox, call } = await open();
  const viewer = sandbox.createToken({ role: 3 });
  expect((await call('POST /roles', {}, viewer)).status).toBe(403);
});

test('lets a custom root role do what it says and nothing else', async () => {
  const { sandbox, call } = await open();
  const token = sandbox.createToken({ permissions: ['UPDATE_CORS', 'READ_ROLE'] });
  expect((await call('POST /ui-config/cors', { frontendApiOrigins: ['*'] }, token)).status).toBe(204);
  expect((await call('GET /roles', undefined, token)).status).toBe(200);
  expect((await call('POST /roles', { name: 'x' }, token)).status).toBe(403);
});

test('respects project roles in their own project only, and roles that come through a group', async () => {
  const { sandbox, call } = await open({
    seed: {
      users: [{ username: 'ann' }, { username: 'bob' }],
      groups: [{ name: 'crew', users: ['bob'] }],
      projects: [{ id: 'shop', access: [{ role: 'Owner', users: ['ann'], groups: ['crew'] }] }],
    },
  });
  for (const user of [2, 3]) {
    const token = sandbox.createToken({ user });
    expect((await call('PUT /projects/shop', { name: 'Renamed' }, token)).status).toBe(200);
    expect((await call('PUT /projects/default', { name: 'Renamed' }, token)).status).toBe(403);
  }
});

test('lets members grant only roles that they hold', async () => {
  const { sandbox, call } = await open({
    seed: {
      users: [{ username: 'ann' }, { username: 'bob' }],
      roles: [{ name: 'Gatekeeper', permissions: ['PROJECT_USER_ACCESS_WRITE'] }],
      projects: [{ id: 'shop', access: [{ role: 'Gatekeeper', users: ['ann'] }] }],
    },
  });
  const token = sandbox.createToken({ user: 2 });
  expect(await call('PUT /projects/shop/users/3/roles', { roles: [4] }, token)).toMatchObject({
    status: 403,
    body: { name: 'InvalidOperationError', message: 'User tried to assign a role they did not have access to' },
  });
  expect(await call('POST /projects/shop/access', { roles: [4], users: [3], groups: [] }, token)).toMatchObject({
    status: 403,
    body: { message: 'User tried to grant role they did not have access to' },
  });
  expect((await call('PUT /projects/shop/users/3/roles', { roles: [7] }, token)).status).toBe(200);
});

test('hides private projects from viewers who are not members', async () => {
  const { sandbox, call } = await open({
    seed: { users: [{ username: 'ann' }], projects: [{ id: 'secret', mode: 'private' }] },
  });
  const token = sandbox.createToken({ user: 2 });
  const projects = async () => at(await call('GET /projects', undefined, token), 'projects');
  expect(await projects()).toHaveLength(1);
  const hidden = await call('GET /projects/secret/overview', undefined, token);
  expect([hidden.status, hidden.body]).toEqual([404, undefined]);
  await call('PUT /projects/secret/users/2/roles', { roles: [6] });
  expect(await projects()).toHaveLength(2);
  expect((await call('GET /projects/secret/overview', undefined, token)).status).toBe(200);
});

test('makes the creator of a project its owner, unless the creator is an admin token', async () => {
  const { sandbox, call } = await open();
  const editor = sandbox.createToken({ role: 'Editor' });
  await call('POST /projects', { id: 'mine', name: 'Mine' }, editor);
  await call('POST /projects', { id: 'ours', name: 'Ours' });
  const list = await call('GET /projects');
  expect(list.body).toMatchObject({
    projects: [
      { id: 'default' },
      { id: 'mine', memberCount: 1, owners: [{ ownerType: 'user', name: 'sandbox-2' }] },
      { id: 'ours', memberCount: 0, owners: [{ ownerType: 'system' }] },
    ],
  });
});

test('shows and touches only the API tokens of the kinds that a caller may', async () => {
  const { sandbox, call } = await open({
    seed: {
      apiTokens: [
        { tokenName: 'back', type: 'client' },
        { tokenName: 'front', type: 'frontend' },
      ],
    },
  });
  const token = sandbox.createToken({ permissions: ['READ_FRONTEND_API_TOKEN', 'CREATE_FRONTEND_API_TOKEN'] });
  expect((await call('GET /api-tokens', undefined, token)).body).toMatchObject({ tokens: [{ tokenName: 'front' }] });
  expect(await call('POST /api-tokens', { tokenName: 'x', type: 'client' }, token)).toMatchObject({
    status: 403,
    body: { name: 'OperationDeniedError' },
  });
  expect((await call('POST /api-tokens', { tokenName: 'x', type: 'frontend' }, token)).status).toBe(201);
});
