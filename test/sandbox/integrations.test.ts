// Integrations: secrets shown once, kept when sent back masked, and never in events; what each provider needs.
import { expect, test } from 'vitest';
import { at, open } from './call.ts';

const url = 'https://hooks.example.com/t/secret-path';
const hook = {
  provider: 'webhook',
  enabled: true,
  description: 'Tells',
  parameters: { url, authorization: 'secret-header', contentType: 'text/plain' },
  events: ['feature-created'],
  projects: ['default'],
};
const minimal = { enabled: false, events: [] };

test('shows secrets in answers to writes and masks them in answers to reads', async () => {
  const { call } = await open();
  const made = await call('POST /addons', hook);
  expect(made).toMatchObject({ status: 201, body: { id: 1, ...hook, environments: [] } });
  const masked = { url: '*****', authorization: '*****', contentType: 'text/plain' };
  expect(at(await call('GET /addons/1'), 'parameters')).toEqual(masked);
  expect(at(await call('GET /addons'), 'addons', 0, 'parameters')).toEqual(masked);
  expect(at(await call('PUT /addons/1', hook), 'parameters')).toEqual(hook.parameters);
});

test('keeps a secret that comes back masked, and forgets one that does not come back', async () => {
  const { sandbox, call } = await open();
  await call('POST /addons', hook);
  const changed = { ...hook, parameters: { url: '*****', contentType: '*****', bodyTemplate: '*****' } };
  expect(at(await call('PUT /addons/1', changed), 'parameters')).toEqual({ url, contentType: 'text/plain' });
  expect(sandbox.store.addons.get(1)?.parameters).toEqual({ url, contentType: 'text/plain' });
});

test('replaces all but an omitted description', async () => {
  const { call } = await open();
  await call('POST /addons', hook);
  const answer = await call('PUT /addons/1', { ...minimal, provider: 'webhook', parameters: { url } });
  expect(answer).toMatchObject({
    status: 200,
    body: { description: 'Tells', enabled: false, events: [], projects: [], parameters: { url } },
  });
});

test('keeps parameters out of events', async () => {
  const { sandbox, call } = await open();
  await call('POST /addons', hook);
  await call('PUT /addons/1', { ...hook, enabled: false });
  await call('DELETE /addons/1');
  const types = sandbox.store.events.map(({ type }) => type);
  expect(types).toEqual(['addon-config-created', 'addon-config-updated', 'addon-config-deleted']);
  expect(JSON.stringify(sandbox.store.events)).not.toMatch(/secret|parameters/);
});

test.each([
  ['webhook', ['url']],
  ['slack-app', ['accessToken']],
  ['teamsworkflow', ['url']],
  ['datadog', ['apiKey']],
  ['new-relic', ['url', 'licenseKey']],
] as const)('%s requires %j', async (provider, required) => {
  const { call } = await open();
  const parameters = Object.fromEntries(required.map((name) => [name, url]));
  expect((await call('POST /addons', { ...minimal, provider, parameters })).status).toBe(201);
  for (const missing of required) {
    const { [missing]: _, ...rest } = parameters;
    expect(await call('POST /addons', { ...minimal, provider, parameters: rest })).toMatchObject({
      status: 400,
      body: { name: 'BadDataError', details: [{ message: expect.stringMatching(/^A validation error occurred/) }] },
    });
  }
});

test('refuses unknown and retired providers, addresses that are none, and parameters that are no plain values', async () => {
  const { sandbox, call } = await open();
  const create = async (provider: string, parameters: object) =>
    (await call('POST /addons', { ...minimal, provider, parameters })).status;
  const before = sandbox.snapshot();
  expect(await create('nope', { url })).toBe(400);
  expect(await create('has space', { url })).toBe(400);
  expect(await create('slack', { url, defaultChannel: 'x' })).toBe(400);
  expect(await create('teams', { url })).toBe(400);
  expect(await create('webhook', { url: 'ftp://example.com' })).toBe(400);
  expect(await create('webhook', { url: 'nope' })).toBe(500);
  expect(await create('webhook', { url, authorization: '' })).toBe(400);
  expect(await create('webhook', { url, authorization: null })).toBe(400);
  expect(await create('webhook', { url, authorization: {} })).toBe(400);
  expect(sandbox.snapshot()).toEqual(before);
});

test('brings the tag type of its provider, once', async () => {
  const { sandbox, call } = await open();
  const app = { ...minimal, provider: 'slack-app', parameters: { accessToken: 'x' } };
  await call('POST /addons', app);
  await call('POST /addons', app);
  expect(sandbox.store.tagTypes.get('slack')).toMatchObject({ icon: 'S', color: null });
  expect(sandbox.store.events.filter(({ type }) => type === 'tag-type-created')).toMatchObject([
    { createdBy: 'unleash_system_user' },
  ]);
});

test('can be deleted once, and has numbers for ids', async () => {
  const { call } = await open();
  await call('POST /addons', hook);
  expect((await call('DELETE /addons/1')).status).toBe(200);
  expect(await call('DELETE /addons/1')).toMatchObject({ status: 404, body: { message: 'Could not find addon' } });
  expect((await call('GET /addons/abc')).status).toBe(500);
});

test('asks for permission', async () => {
  const { sandbox, call } = await open();
  await call('POST /addons', hook);
  const token = sandbox.createToken({ permissions: ['UPDATE_ADDON'] });
  expect((await call('POST /addons', hook, token)).status).toBe(403);
  expect((await call('PUT /addons/1', hook, token)).status).toBe(200);
  expect((await call('DELETE /addons/1', undefined, token)).status).toBe(403);
});
