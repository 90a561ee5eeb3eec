// Change request configuration: two spellings, clamping, presets of environments.
import { expect, test } from 'vitest';
import { at, open } from './call.ts';

const config = '/projects/default/environments/production/change-requests/config';

test('writes the plural, reads the singular, and clamps approvals without a word', async () => {
  const { call } = await open();
  const set = async (body: object) => {
    expect((await call(`PUT ${config}`, body)).status).toBe(204);
    return at(await call('GET /projects/default/change-requests/config'), 1);
  };
  const on = { environment: 'production', type: 'production', changeRequestEnabled: true };
  expect(await set({ changeRequestsEnabled: true })).toEqual({ ...on, requiredApprovals: 1 });
  expect(await set({ changeRequestsEnabled: true, requiredApprovals: 99 })).toEqual({ ...on, requiredApprovals: 10 });
  expect(await set({ changeRequestsEnabled: true, requiredApprovals: 0 })).toEqual({ ...on, requiredApprovals: 1 });
  expect(await set({ changeRequestsEnabled: false, requiredApprovals: 0 })).toEqual({
    ...on,
    changeRequestEnabled: false,
    requiredApprovals: null,
  });
  expect(await call(`PUT ${config}`, { changeRequestEnabled: true })).toMatchObject({
    status: 400,
    body: { details: [{ path: '/body/changeRequestsEnabled' }] },
  });
});

test('lets what an environment requires win over the caller, if the caller says anything at all', async () => {
  const { call } = await open();
  await call('PUT /environments/update/production', { requiredApprovals: 3 });
  const made = async (body: object) =>
    at(await call('POST /projects', { name: 'p', ...body }), 'changeRequestEnvironments');
  const environments = ['development', 'production'];
  expect(await made({ environments })).toEqual([]);
  expect(await made({ environments, changeRequestEnvironments: [] })).toEqual([
    { name: 'production', requiredApprovals: 3 },
  ]);
  expect(
    await made({
      environments,
      changeRequestEnvironments: [{ name: 'development' }, { name: 'production', requiredApprovals: 1 }],
    }),
  ).toEqual([
    { name: 'development', requiredApprovals: 1 },
    { name: 'production', requiredApprovals: 3 },
  ]);
  expect(await made({ environments: ['development'], changeRequestEnvironments: [] })).toEqual([]);
});

test('lists the environments of the project in their order', async () => {
  const { call } = await open();
  await call('POST /environments', { name: 'staging', type: 'preproduction', sortOrder: 1 });
  const names = async () =>
    ((await call('GET /projects/default/change-requests/config')).body as { environment: string }[]).map(
      ({ environment }) => environment,
    );
  expect(await names()).toEqual(['development', 'production']);
  await call('POST /projects/default/environments', { environment: 'staging' });
  expect(await names()).toEqual(['staging', 'development', 'production']);
});
