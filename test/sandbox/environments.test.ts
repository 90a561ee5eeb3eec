// Environments of the instance: creating, changing and deleting them, with everything that hangs on them.
import { expect, test } from 'vitest';
import { at, open } from './call.ts';

test('creates with defaults and is visible in no project', async () => {
  const { call } = await open();
  const made = await call('POST /environments', { name: 'staging', type: 'anything' });
  expect(made.status).toBe(201);
  expect(made.body).toEqual({
    name: 'staging',
    type: 'anything',
    enabled: true,
    protected: false,
    sortOrder: 9999,
    requiredApprovals: null,
  });
  expect(at(await call('GET /environments/project/default'), 'environments', 2)).toMatchObject({
    name: 'staging',
    visible: false,
  });
  expect((await call('POST /environments', { name: 'staging', type: 'x' })).status).toBe(409);
});

test.each([
  { name: 'has space', type: 'x' },
  { name: 'x', type: '' },
  { name: 'x', type: 'x', requiredApprovals: 0 },
])('refuses %j', async (body) => {
  const { call } = await open();
  expect(await call('POST /environments', body)).toMatchObject({ status: 400, body: { name: 'BadDataError' } });
});

test('updates what is given and never the name or the switch', async () => {
  const { call } = await open();
  await call('POST /environments', { name: 'staging', type: 'test', enabled: false, requiredApprovals: 2 });
  await call('PUT /environments/update/staging', { sortOrder: 7, name: 'x', enabled: true });
  expect((await call('GET /environments/staging')).body).toMatchObject({
    type: 'test',
    sortOrder: 7,
    enabled: false,
    requiredApprovals: 2,
  });
  await call('PUT /environments/update/staging', { requiredApprovals: null });
  expect(at(await call('GET /environments/staging'), 'requiredApprovals')).toBeNull();
  expect((await call('PUT /environments/update/nope', {})).status).toBe(404);
});

test('takes projects, role permissions and change requests along when deleted, and leaves tokens', async () => {
  const { call } = await open({
    seed: {
      environments: [{ name: 'staging', type: 'test' }],
      roles: [
        { name: 'r', permissions: [{ name: 'CREATE_FEATURE_STRATEGY', environment: 'staging' }, 'CREATE_FEATURE'] },
      ],
      projects: [{ id: 'p', environments: ['staging'], changeRequests: { staging: 2 } }],
      apiTokens: [{ tokenName: 't', type: 'client', environment: 'staging' }],
    },
  });
  expect((await call('DELETE /environments/staging')).status).toBe(200);
  expect(at(await call('GET /projects/p/overview'), 'environments')).toEqual([]);
  expect(at(await call('GET /roles/7'), 'permissions')).toMatchObject([{ name: 'CREATE_FEATURE' }]);
  expect((await call('GET /projects/p/change-requests/config')).body).toEqual([]);
  expect(at(await call('GET /api-tokens/t'), 'tokens', 0, 'environment')).toBe('staging');
});

test('neither changes nor deletes one that is protected, and turns it off', async () => {
  const { call, sandbox } = await open();
  sandbox.store.environments.get('production')!.protected = true;
  expect((await call('DELETE /environments/production')).status).toBe(200);
  expect((await call('PUT /environments/update/production', { type: 'test' })).status).toBe(500);
  expect((await call('POST /environments/production/off')).status).toBe(204);
  expect((await call('GET /environments/production')).body).toMatchObject({ type: 'production', enabled: false });
});

test('counts projects and tokens', async () => {
  const { call } = await open({ seed: { apiTokens: [{ tokenName: 't', type: 'client', projects: ['default'] }] } });
  expect(at(await call('GET /environments'), 'environments', 0)).toMatchObject({ projectCount: 1, apiTokenCount: 1 });
  expect(at(await call('GET /environments/project/default'), 'environments', 0)).toMatchObject({
    projectApiTokenCount: 1,
  });
});
