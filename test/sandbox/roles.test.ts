// Roles and the permissions they are made of.
import { expect, test } from 'vitest';
import { at, open } from './call.ts';

const message = async (answer: Promise<Parameters<typeof at>[0]>) => at(await answer, 'details', 0, 'message');

test('starts with six roles that cannot be changed, sorted by name', async () => {
  const { call } = await open();
  const list = await call('GET /roles');
  expect((at(list, 'roles') as { id: number }[]).map(({ id }) => id)).toEqual([1, 2, 5, 4, 6, 3]);
  for (const target of ['PUT /roles/1', 'DELETE /roles/4']) {
    expect(await call(target, { name: 'x' }), target).toMatchObject({
      status: 403,
      body: { name: 'InvalidOperationError', message: 'You cannot change built in roles.' },
    });
  }
});

test('answers a creation without permissions, 200, and reads them back in full', async () => {
  const { call } = await open();
  const permissions = [{ name: 'CREATE_FEATURE' }, { name: 'UPDATE_FEATURE_ENVIRONMENT', environment: 'production' }];
  const made = await call('POST /roles', { name: ' Flags ', type: 'custom', permissions });
  expect(made.status).toBe(200);
  expect(made.body).toEqual({ version: 1, roles: { id: 7, name: 'Flags', type: 'custom', description: '' } });
  expect(at(await call('GET /roles/7'), 'permissions')).toEqual([
    { id: 2, name: 'CREATE_FEATURE', displayName: 'Create feature flags', type: 'project', environment: null },
    {
      id: 28,
      name: 'UPDATE_FEATURE_ENVIRONMENT',
      displayName: 'Enable/disable flags',
      type: 'environment',
      environment: 'production',
    },
  ]);
});

test('takes permissions by id in project roles only', async () => {
  const { call } = await open();
  expect((await call('POST /roles', { name: 'a', permissions: [{ id: 2 }] })).status).toBe(200);
  expect(at(await call('GET /roles/7'), 'permissions', 0, 'name')).toBe('CREATE_FEATURE');
  expect((await call('POST /roles', { name: 'b', type: 'root-custom', permissions: [{ id: 2 }] })).status).toBe(400);
});

test('never checks scope against type, and drops environments from root roles', async () => {
  const { call } = await open();
  const permissions = [
    { name: 'ADMIN' },
    { name: 'CREATE_FEATURE', environment: '' },
    { name: 'CREATE_FEATURE_STRATEGY' },
  ];
  expect((await call('POST /roles', { name: 'a', permissions })).status).toBe(200);
  expect(at(await call('GET /roles/7'), 'permissions')).toMatchObject([
    { name: 'ADMIN', environment: null },
    { name: 'CREATE_FEATURE', environment: null },
    { name: 'CREATE_FEATURE_STRATEGY', environment: null },
  ]);
  await call('POST /roles', {
    name: 'b',
    type: 'root-custom',
    permissions: [{ name: 'CREATE_FEATURE_STRATEGY', environment: 'production' }],
  });
  expect(at(await call('GET /roles/8'), 'permissions', 0, 'environment')).toBeNull();
});

test('refuses unknown permissions by name, and an unknown environment as the database does', async () => {
  const { call } = await open();
  expect(await message(call('POST /roles', { name: 'a', permissions: [{ name: 'NOPE' }, { name: 'NADA' }] }))).toBe(
    "Invalid permissions supplied. The following permissions don't exist: NOPE, NADA.",
  );
  const permissions = [{ name: 'CREATE_FEATURE_STRATEGY', environment: 'nope' }];
  expect((await call('POST /roles', { name: 'a', permissions })).status).toBe(500);
});

test('keeps names unique over all types in their letter case', async () => {
  const { call } = await open();
  expect(await message(call('POST /roles', { name: 'Admin' }))).toBe('There already exists a role with the name Admin');
  expect((await call('POST /roles', { name: 'admin' })).status).toBe(200);
  expect((await call('POST /roles', { name: ' ' })).status).toBe(400);
  expect((await call('POST /roles/validate', { name: 'admin' })).status).toBe(409);
  expect((await call('POST /roles/validate', { name: 'other' })).status).toBe(200);
});

test('keeps omitted permissions on update, replaces given ones, never changes the type', async () => {
  const { call } = await open();
  await call('POST /roles', { name: 'a', description: 'one', permissions: [{ name: 'CREATE_FEATURE' }] });
  await call('PUT /roles/7', { name: 'b', type: 'root-custom' });
  expect((await call('GET /roles/7')).body).toMatchObject({
    name: 'b',
    type: 'custom',
    description: 'one',
    permissions: [{ name: 'CREATE_FEATURE' }],
  });
  await call('PUT /roles/7', { name: 'b', description: '', permissions: [] });
  expect((await call('GET /roles/7')).body).toMatchObject({ description: '', permissions: [] });
  expect(await message(call('PUT /roles/99', { name: 'x' }))).toBe('Could not find role with id: 99');
});

test('refuses to delete a role in use: 400 for holders, 500 for the root role of a group', async () => {
  const { call } = await open({
    seed: {
      roles: [{ name: 'rooty', type: 'root-custom' }, { name: 'grouped', type: 'root-custom' }, { name: 'local' }],
      users: [{ username: 'ann', rootRole: 'rooty' }],
      groups: [{ name: 'crew', rootRole: 'grouped' }],
      projects: [{ id: 'default', access: [{ role: 'local', groups: ['crew'] }] }],
    },
  });
  expect(await call('DELETE /roles/7')).toMatchObject({ status: 400, body: { name: 'RoleInUseError' } });
  expect(await message(call('DELETE /roles/7'))).toMatch(/^Role is in use by users\(1\) or groups\(0\)\./);
  expect(await message(call('DELETE /roles/9'))).toMatch(/users\(0\) or groups\(1\)/);
  expect(await call('DELETE /roles/8')).toMatchObject({ status: 500, body: { name: 'UnknownError' } });
  await call('DELETE /groups/1');
  expect((await call('DELETE /roles/8')).status).toBe(200);
  expect((await call('DELETE /roles/8')).status).toBe(404);
  expect(at(await call('POST /roles', { name: 'next' }), 'roles', 'id')).toBe(10);
});

test('lists 65 permissions, those of environments once for each', async () => {
  const { call } = await open();
  await call('POST /environments', { name: 'staging', type: 'test', sortOrder: 1 });
  const { permissions } = (await call('GET /permissions')).body as {
    permissions: { root: object[]; project: object[]; environments: { name: string; permissions: object[] }[] };
  };
  expect([permissions.root.length, permissions.project.length]).toEqual([35, 22]);
  expect(permissions.environments.map(({ name }) => name)).toEqual(['staging', 'development', 'production']);
  expect(permissions.environments[0]?.permissions).toHaveLength(8);
  expect(permissions.environments[0]?.permissions[0]).toMatchObject({ environment: 'staging' });
});
