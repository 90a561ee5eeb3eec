// SCIM: a token that is told once, and users who can then only be changed by their provider.
import { expect, test } from 'vitest';
import { at, open } from './call.ts';

test('makes tokens that replace each other and are never readable again', async () => {
  const { sandbox, call } = await open();
  const first = await call('POST /scim-settings/generate-new-token');
  const second = await call('POST /scim-settings/generate-new-token');
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(at(second, 'token')).not.toBe(at(first, 'token'));
  expect(await call('POST /scim-settings', { enabled: true })).toMatchObject({ status: 200, body: undefined });
  expect((await call('GET /scim-settings')).body).toEqual({ enabled: true, hasToken: true });
  expect((await call('POST /scim-settings', {})).status).toBe(400);
  expect(JSON.stringify(sandbox.store.events)).not.toContain(at(second, 'token'));
  expect(JSON.stringify(sandbox.snapshot({ named: true }))).not.toContain(at(second, 'token'));
});

test('protects provisioned users for as long as it is on, from everything but deletion', async () => {
  const { sandbox, call } = await open({ seed: { users: [{ username: 'ann' }] } });
  const ann = sandbox.store.accounts.get(2);
  if (ann) ann.scimId = 'provider-1';
  const rename = () => call('PUT /user-admin/2', { name: 'Ann' });
  expect((await rename()).status).toBe(200);
  await call('POST /scim-settings', { enabled: true });
  expect(await rename()).toMatchObject({
    status: 403,
    body: {
      name: 'ForbiddenError',
      message: 'This user is managed by your SCIM provider and cannot be changed manually',
    },
  });
  expect((await call('POST /user-admin/2/change-password', { password: 'Good-Enough-1' })).status).toBe(403);
  expect((await call('PUT /user-admin/1', { name: 'Other' })).status).toBe(200);
  expect((await call('DELETE /user-admin/2')).status).toBe(200);
});
