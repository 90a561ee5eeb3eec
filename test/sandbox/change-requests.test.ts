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

test('keeps what was seeded until its project or environment goes, and shows it as the contract says', async () => {
  const { call } = await open({
    seed: {
      users: [{ email: 'ann@example.com' }],
      environments: [{ name: 'staging', type: 'test' }],
      projects: [{ id: 'shop', environments: ['staging', 'production'], changeRequests: { production: 3 } }],
      changeRequests: [
        { project: 'shop', environment: 'production', createdBy: 'ann@example.com', features: ['checkout'] },
        { project: 'shop', environment: 'staging', createdBy: 'ann@example.com', title: 'Try it', state: 'Draft' },
      ],
    },
  });
  const show = (id: number) => call(`GET /projects/shop/change-requests/${id}`);
  const move = (id: number, body: object) => call(`PUT /projects/shop/change-requests/${id}/state`, body);
  expect(await show(1)).toMatchObject({
    status: 200,
    body: { state: 'In review', minApprovals: 3, createdBy: { username: 'ann@example.com' } },
  });
  expect(at(await show(1), 'features', 0, 'name')).toBe('checkout');
  expect((await call('GET /projects/default/change-requests/1')).status).toBe(404);
  expect(await move(2, { state: 'Applied' })).toMatchObject({
    status: 400,
    body: { details: [{ message: 'A change request that is Draft cannot become Applied' }] },
  });
  expect((await move(2, { state: 'In review' })).status).toBe(200);
  expect(at(await move(2, { state: 'Approved', comment: 'fine' }), 'state')).toBe('Approved');
  expect((await move(2, { state: 'Scheduled' })).status).toBe(400);
  const scheduledAt = '2099-01-31T04:00:00.000Z';
  expect(at(await move(2, { state: 'Scheduled', scheduledAt }), 'schedule')).toEqual({
    scheduledAt,
    status: 'pending',
  });
  expect(at(await show(2), 'comments', 0, 'text')).toBe('fine');
  await call('DELETE /environments/staging');
  expect((await show(2)).status).toBe(404);
  await call('DELETE /projects/shop');
  await call('POST /projects', { id: 'shop', name: 'Shop' });
  expect((await show(1)).status).toBe(404);
});

test('refuses to be approved by whoever made it, and a seed that leads nowhere', async () => {
  const seed = {
    users: [{ email: 'ann@example.com', token: 'user:ann', rootRole: 'Admin' }],
    changeRequests: [{ project: 'default', environment: 'production', createdBy: 'ann@example.com' }],
  };
  const { call } = await open({ seed });
  expect(await call('PUT /projects/default/change-requests/1/state', { state: 'Approved' }, 'user:ann')).toMatchObject({
    status: 403,
    body: { name: 'ForbiddenError' },
  });
  const lost = { ...seed, changeRequests: [{ ...seed.changeRequests[0]!, environment: 'moon' }] };
  await expect(open({ seed: lost })).rejects.toThrow(
    'changeRequests[0]: there is no project default with the environment moon',
  );
});
