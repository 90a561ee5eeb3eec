// Maintenance: every write waits, the switch does not.
import { expect, test } from 'vitest';
import { open } from './call.ts';

test('refuses writes, known or not, and can be switched off again', async () => {
  const { sandbox, call } = await open({ edition: 'oss' });
  const before = sandbox.snapshot();
  expect(await call('POST /maintenance', { enabled: true })).toMatchObject({ status: 204, body: undefined });
  expect((await call('GET /maintenance')).body).toEqual({ enabled: true });
  expect((await call('GET /ui-config')).body).toMatchObject({ maintenanceMode: true });
  for (const target of ['POST /context', 'PUT /user-admin/999', 'DELETE /context/userId', 'POST /no/such/route']) {
    expect(await call(target, {})).toMatchObject({
      status: 503,
      body: { message: 'Unleash is currently in maintenance mode.' },
    });
  }
  expect((await call('GET /context')).status).toBe(200);
  expect((await call('POST /maintenance', { enabled: 'maybe' })).status).toBe(400);
  expect((await call('POST /maintenance', { enabled: false })).status).toBe(204);
  expect((await call('POST /context', { name: 'region' })).status).toBe(201);
  await call('DELETE /context/region');
  expect(sandbox.snapshot()).toEqual(before);
});

test('creates its setting once and updates it from then on', async () => {
  const { sandbox, call } = await open();
  for (const enabled of [true, true, false]) await call('POST /maintenance', { enabled });
  const id = 'maintenance.mode';
  expect(sandbox.store.events).toMatchObject([
    { type: 'setting-created', preData: null, data: { id, enabled: true } },
    { type: 'setting-updated', preData: { enabled: true }, data: { id, enabled: true } },
    { type: 'setting-updated', preData: { enabled: true }, data: { id, enabled: false } },
  ]);
});

test('asks for its permission', async () => {
  const { sandbox, call } = await open();
  const allowed = sandbox.createToken({ permissions: ['UPDATE_MAINTENANCE_MODE'] });
  const viewer = sandbox.createToken({ role: 'Viewer' });
  expect((await call('POST /maintenance', { enabled: true }, viewer)).status).toBe(403);
  expect((await call('POST /maintenance', { enabled: true }, allowed)).status).toBe(204);
});
