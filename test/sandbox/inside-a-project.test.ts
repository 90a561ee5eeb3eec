// What a project has of its own: context fields, API tokens and default strategies.
import { expect, test } from 'vitest';
import { at, open } from './call.ts';

const shop = { projects: [{ id: 'shop', environments: ['development'] }] };

test('shares one namespace of context fields with the instance, and changes only its own', async () => {
  const { call } = await open({ seed: shop });
  expect(await call('POST /projects/shop/context', { name: 'aisle', project: 'default' })).toMatchObject({
    status: 201,
    body: { name: 'aisle', project: 'shop' },
  });
  expect((await call('POST /context', { name: 'aisle' })).status).toBe(409);
  expect((await call('POST /projects/shop/context', { name: 'userId' })).status).toBe(409);
  expect((await call('POST /projects/nope/context', { name: 'lost' })).status).toBe(500);
  expect((await call('GET /projects/shop/context')).body).toMatchObject([{ name: 'aisle' }]);
  expect((await call('GET /projects/shop/context?include=root')).body).toHaveLength(6);
  expect(JSON.stringify((await call('GET /context')).body)).not.toContain('aisle');
  expect(await call('PUT /projects/shop/context/userId', {})).toMatchObject({
    status: 404,
    body: { message: 'Could not find context field userId in project shop' },
  });
  expect((await call('DELETE /projects/default/context/aisle')).status).toBe(404);
  expect((await call('DELETE /projects/shop/context/aisle')).status).toBe(200);
  expect((await call('DELETE /projects/shop/context/aisle')).status).toBe(404);
});

test('lets members with the permission change its context fields, in this project only', async () => {
  const { call } = await open({
    seed: {
      roles: [{ name: 'Keeper', permissions: ['UPDATE_PROJECT_CONTEXT'] }],
      users: [{ username: 'ann', token: 'user:ann' }],
      projects: [{ id: 'shop', access: [{ role: 'Keeper', users: ['ann'] }] }],
    },
  });
  expect((await call('POST /projects/shop/context', { name: 'aisle' }, 'user:ann')).status).toBe(201);
  expect((await call('POST /projects/default/context', { name: 'shelf' }, 'user:ann')).status).toBe(403);
  expect((await call('POST /context', { name: 'shelf' }, 'user:ann')).status).toBe(403);
});

test('makes API tokens for itself alone, and deletes only those', async () => {
  const { sandbox, call } = await open({ seed: shop });
  const wish = { tokenName: 'ci', type: 'BACKEND', projects: ['*'] };
  const made = await call('POST /projects/shop/api-tokens', wish);
  expect(made).toMatchObject({ status: 201, body: { projects: ['shop'], project: 'shop', type: 'backend' } });
  const secret = String(at(made, 'secret'));
  expect(secret).toMatch(/^shop:development\.[0-9a-f]{56}$/);
  const wide = await call('POST /api-tokens', { ...wish, projects: ['shop', 'default'] });
  const path = (token: unknown) => `/projects/shop/api-tokens/${encodeURIComponent(String(token))}`;
  expect((await call(`DELETE ${path(at(wide, 'secret'))}`)).status).toBe(400);
  expect((await call(`DELETE ${path('nope')}`)).status).toBe(404);
  expect((await call(`DELETE ${path(secret)}`)).status).toBe(200);
  expect((await call(`DELETE ${path(secret)}`)).status).toBe(404);
  expect(JSON.stringify(sandbox.store.events)).not.toContain(secret);
  expect(sandbox.requests.map((entry) => entry.path).join()).not.toContain(encodeURIComponent(secret));
});

test('refuses tokens for projects and environments that are not there, and tokens without a name', async () => {
  const { call } = await open({ seed: shop });
  const wish = { tokenName: 'ci', type: 'client' };
  expect(await call('POST /projects/nope/api-tokens', wish)).toMatchObject({
    status: 404,
    body: { message: 'No project found' },
  });
  const refuses = async (change: object, message: string) =>
    expect(await call('POST /projects/shop/api-tokens', { ...wish, ...change })).toMatchObject({
      status: 400,
      body: { details: [{ message }] },
    });
  await refuses({ environment: 'nope' }, 'Environment=nope does not exist');
  await refuses({ environment: '' }, '"environment" is not allowed to be empty.');
  await refuses({ tokenName: '' }, '"tokenName" is not allowed to be empty.');
});

test('asks those who handle its tokens for permission in this project', async () => {
  const { call } = await open({
    seed: {
      roles: [{ name: 'Tokens', permissions: ['CREATE_PROJECT_API_TOKEN'] }],
      users: [{ username: 'ann', token: 'user:ann' }],
      projects: [{ id: 'shop', access: [{ role: 'Tokens', users: ['ann'] }] }],
    },
  });
  const wish = { tokenName: 'ci', type: 'client' };
  expect((await call('POST /projects/shop/api-tokens', wish, 'user:ann')).status).toBe(201);
  expect((await call('POST /projects/default/api-tokens', wish, 'user:ann')).status).toBe(403);
  expect((await call('GET /projects/shop/api-tokens', undefined, 'user:ann')).status).toBe(403);
});

const strategy = { name: 'flexibleRollout', title: 'Some', parameters: { rollout: '10', stickiness: 'default' } };

test('shows the default strategy with the environment and in the overview, until the environment leaves', async () => {
  const { sandbox, call } = await open({ seed: shop });
  const before = sandbox.snapshot();
  const at1 = '/projects/shop/environments/development';
  expect(await call(`POST ${at1}/default-strategy`, strategy)).toMatchObject({ status: 200, body: strategy });
  const shown = async () => [
    at(await call('GET /environments/project/shop'), 'environments', 0, 'defaultStrategy'),
    at(await call('GET /projects/shop/overview'), 'environments', 0, 'defaultStrategy'),
  ];
  expect(await shown()).toEqual([strategy, strategy]);
  expect(at(await call('GET /environments/project/default'), 'environments', 0)).not.toHaveProperty('defaultStrategy');
  expect(sandbox.snapshot()).not.toEqual(before);
  await call(`DELETE ${at1}`);
  await call('POST /projects/shop/environments', { environment: 'development' });
  expect(await shown()).toEqual([undefined, undefined]);
  expect(sandbox.snapshot()).toEqual(before);
});

test('takes one kind of default strategy, in environments that the project uses', async () => {
  const { call } = await open({ seed: shop });
  const set = (environment: string, body: object) =>
    call(`POST /projects/shop/environments/${environment}/default-strategy`, body);
  expect(await set('development', { ...strategy, name: 'userWithId' })).toMatchObject({
    status: 400,
    body: {
      details: [{ message: 'Only "flexibleRollout" strategy can be used as a default strategy for an environment' }],
    },
  });
  expect((await set('production', strategy)).status).toBe(500);
  expect((await set('nope', strategy)).status).toBe(500);
});

test('records default strategies with what was there before', async () => {
  const { sandbox, call } = await open({ seed: shop });
  const seen = sandbox.store.events.length;
  const path = 'POST /projects/shop/environments/development/default-strategy';
  await call(path, strategy);
  await call(path, { name: 'flexibleRollout' });
  expect(sandbox.store.events.slice(seen)).toMatchObject([
    { type: 'default-strategy-updated', project: 'shop', environment: 'development', preData: null, data: strategy },
    { preData: strategy, data: { name: 'flexibleRollout' } },
  ]);
});

test('takes everything along when it is deleted', async () => {
  const { sandbox, call } = await open();
  await call('POST /projects', { id: 'shop', name: 'Shop' });
  const before = sandbox.snapshot();
  await call('DELETE /projects/shop');
  await call('POST /projects', { id: 'shop', name: 'Shop' });
  await call('POST /projects/shop/context', { name: 'aisle' });
  await call('POST /projects/shop/api-tokens', { tokenName: 'ci', type: 'client' });
  await call('POST /projects/shop/environments/development/default-strategy', strategy);
  expect(sandbox.snapshot()).not.toEqual(before);
  await call('DELETE /projects/shop');
  await call('POST /projects', { id: 'shop', name: 'Shop' });
  expect(sandbox.snapshot()).toEqual(before);
});
