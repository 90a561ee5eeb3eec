// Banners: defaults on creation and on update, the switch, and the log.
import { expect, test } from 'vitest';
import { open } from './call.ts';

const defaults = {
  enabled: true,
  variant: 'info',
  sticky: false,
  icon: null,
  link: null,
  linkText: null,
  dialog: null,
  dialogTitle: null,
};

test('fills in defaults, on update too', async () => {
  const { call } = await open();
  const made = await call('POST /banners', { message: 'Hello', variant: 'warning', link: 'https://example.com' });
  expect(made.status).toBe(201);
  expect(made.headers.get('location')).toBe('banners/1');
  expect(made.body).toMatchObject({
    ...defaults,
    id: 1,
    message: 'Hello',
    variant: 'warning',
    link: 'https://example.com',
  });
  const changed = await call('PUT /banners/1', { message: 'Bye' });
  expect(changed).toMatchObject({ status: 200, body: { ...defaults, message: 'Bye' } });
  expect((await call('GET /banners')).body).toEqual({ banners: [changed.body] });
});

test('is switched on and off with an answer', async () => {
  const { call } = await open();
  await call('POST /banners', { message: 'Hello' });
  expect(await call('POST /banners/1/off')).toMatchObject({ status: 200, body: { id: 1, enabled: false } });
  expect(await call('POST /banners/1/on')).toMatchObject({ status: 200, body: { id: 1, enabled: true } });
});

test('refuses what it does not know', async () => {
  const { sandbox, call } = await open();
  const before = sandbox.snapshot();
  expect((await call('POST /banners', {})).status).toBe(400);
  expect((await call('POST /banners', { message: 'x', colour: 'red' })).status).toBe(400);
  for (const target of ['PUT /banners/9', 'DELETE /banners/9', 'POST /banners/9/on', 'POST /banners/9/off']) {
    expect((await call(target, { message: 'x' })).status).toBe(404);
  }
  expect((await call('DELETE /banners/abc')).status).toBe(400);
  expect(sandbox.snapshot()).toEqual(before);
});

test('is read by everybody, written with its permission, and leaves nothing but events', async () => {
  const { sandbox, call } = await open();
  const before = sandbox.snapshot();
  const writer = sandbox.createToken({ permissions: ['UPDATE_INSTANCE_BANNERS'] });
  const viewer = sandbox.createToken({ role: 'Viewer' });
  const withPeople = sandbox.snapshot();
  expect(withPeople).not.toEqual(before);
  expect((await call('POST /banners', { message: 'Hello' }, viewer)).status).toBe(403);
  expect((await call('POST /banners', { message: 'Hello' }, writer)).status).toBe(201);
  expect((await call('GET /banners', undefined, viewer)).status).toBe(200);
  await call('POST /banners/1/off', undefined, writer);
  expect((await call('DELETE /banners/1', undefined, writer)).status).toBe(200);
  expect(sandbox.snapshot()).toEqual(withPeople);
  expect(
    (await call('GET /search/events?type=IS_ANY_OF:banner-created,banner-updated,banner-deleted')).body,
  ).toMatchObject({
    events: [
      {
        type: 'banner-deleted',
        label: 'Banner deleted',
        summary: expect.stringMatching(/deleted banner \*\*Hello\*\*$/),
      },
      { type: 'banner-updated', preData: { enabled: true }, data: { enabled: false } },
      { type: 'banner-created', data: { message: 'Hello' } },
    ],
  });
  expect((await open({ edition: 'pro' }).then(({ call }) => call('GET /banners'))).status).toBe(404);
});
