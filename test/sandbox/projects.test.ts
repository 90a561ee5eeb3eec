// Projects: ids, presets, what an update ignores, settings, the archive, deletion.
import { expect, test } from 'vitest';
import { at, open } from './call.ts';

test('makes ids from names, counts them up and refuses taken ones', async () => {
  const { call } = await open();
  expect(at(await call('POST /projects', { name: 'Caffè, Shop' }), 'id')).toBe('caffe-shop');
  expect(at(await call('POST /projects', { name: 'Caffè, Shop', id: ' ' }), 'id')).toBe('caffe-shop-1');
  expect(await call('POST /projects', { name: 'x', id: 'caffe-shop' })).toMatchObject({
    status: 409,
    body: { name: 'NameExistsError', message: 'A project with this id already exists.' },
  });
  expect(await call('POST /projects', { name: 'x', id: 'a b' })).toMatchObject({
    status: 400,
    body: { details: [{ message: '"id" must be URL friendly. You provided "a b".' }] },
  });
  expect((await call('POST /projects', { name: 'x', id: 'Up.Case~1' })).status).toBe(201);
  expect((await call('POST /projects', { name: '  ' })).status).toBe(400);
  expect((await call('POST /projects', { name: '<script>x</script>' })).status).toBe(400);
  expect((await call('POST /projects', { name: 'a & b' })).status).toBe(400);
});

test('takes the environments that are named, all enabled ones when none is said, none when the list is empty', async () => {
  const { call } = await open();
  const made = async (body: object) => at(await call('POST /projects', { name: 'p', ...body }), 'environments');
  expect(await made({})).toEqual(['development', 'production']);
  expect(await made({ environments: [] })).toEqual([]);
  expect(await made({ environments: ['production'] })).toEqual(['production']);
  expect(await call('POST /projects', { name: 'p', environments: ['x', 'y'] })).toMatchObject({
    status: 400,
    body: { details: [{ message: "These environments do not exist: 'x', 'y'." }] },
  });
});

test('drops a naming pattern on create and ignores the mode on update', async () => {
  const { call } = await open();
  const featureNaming = { pattern: 'a.+', example: 'ab' };
  const made = await call('POST /projects', { id: 'p', name: 'P', mode: 'private', featureNaming });
  expect(made.body).toEqual({
    id: 'p',
    name: 'P',
    mode: 'private',
    defaultStickiness: 'default',
    environments: ['development', 'production'],
    changeRequestEnvironments: [],
  });
  const update = await call('PUT /projects/p', { name: 'Q', mode: 'open' });
  expect([update.status, update.body]).toEqual([200, undefined]);
  expect((await call('GET /projects/p/overview')).body).toMatchObject({
    name: 'Q',
    mode: 'private',
    description: null,
    featureNaming: { pattern: null },
  });
  expect(await call('PUT /projects/nope', { name: 'x' })).toMatchObject({
    status: 404,
    body: { message: 'No project found' },
  });
});

test('empties link templates that settings leave out, and keeps the rest', async () => {
  const { call } = await open();
  const linkTemplates = [{ title: 'T', urlTemplate: 'https://t.example.com' }];
  const featureNaming = { pattern: '[a-z]+', example: 'abc', description: 'letters' };
  await call('PUT /projects/default/settings', { mode: 'protected', featureNaming, linkTemplates });
  await call('PUT /projects/default/settings', {});
  expect((await call('GET /projects/default/overview')).body).toMatchObject({
    mode: 'protected',
    featureNaming,
    linkTemplates: [],
  });
  await call('PUT /projects/default/settings', { featureNaming: { pattern: 'b' } });
  expect(at(await call('GET /projects/default/overview'), 'featureNaming')).toEqual({
    pattern: 'b',
    example: null,
    description: null,
  });
});

test.each([
  [{ pattern: 'a b' }, /contains a whitespace character/],
  [{ pattern: 'a+', example: 'b' }, /doesn't match your feature flag naming pattern/],
  [{ pattern: null, example: 'b' }, /no feature flag naming pattern/],
  [{ pattern: '', description: 'b' }, /no feature flag naming pattern/],
])('refuses the naming %j', async (featureNaming, reason) => {
  const { call } = await open();
  const answer = await call('PUT /projects/default/settings', { featureNaming });
  expect(answer.status).toBe(400);
  expect(at(answer, 'details', 0, 'message')).toMatch(reason);
});

test('archives and revives, and lists either', async () => {
  const { call } = await open({ seed: { projects: [{ id: 'old' }] } });
  expect((await call('POST /projects/archive/old', {})).status).toBe(200);
  expect(at(await call('GET /projects'), 'projects')).toHaveLength(1);
  expect((await call('GET /projects?archived=true')).body).toMatchObject({
    projects: [{ id: 'old', archivedAt: expect.any(String) }],
  });
  expect((await call('POST /projects/validate', { id: 'old' })).status).toBe(409);
  await call('POST /projects/revive/old', {});
  expect(at(await call('GET /projects'), 'projects')).toHaveLength(2);
  expect((await call('POST /projects/archive/missing', {})).status).toBe(200);
});

test('deletes with tokens and context fields, never the default project, and does not mind a missing one', async () => {
  const { call } = await open({
    seed: {
      projects: [{ id: 'shop' }, { id: 'other' }],
      contextFields: [{ name: 'aisle', project: 'shop' }],
      apiTokens: [
        { tokenName: 'one', type: 'client', projects: ['shop'] },
        { tokenName: 'two', type: 'client', projects: ['shop', 'other'] },
      ],
    },
  });
  expect(await call('DELETE /projects/default')).toMatchObject({
    status: 403,
    body: { name: 'InvalidOperationError', message: 'You can not delete the default project!' },
  });
  expect((await call('DELETE /projects/shop')).status).toBe(200);
  expect((await call('DELETE /projects/shop')).status).toBe(200);
  expect(at(await call('GET /api-tokens/one'), 'tokens')).toEqual([]);
  expect(at(await call('GET /api-tokens/two'), 'tokens', 0, 'projects')).toEqual(['other']);
  expect((await call('GET /context/aisle')).status).toBe(404);
});

test('stops at the limit of projects; archived ones do not count', async () => {
  const { call } = await open({ seed: { limits: { projects: 2 }, projects: [{ id: 'a' }] } });
  expect(await call('POST /projects', { name: 'b' })).toMatchObject({
    status: 400,
    body: {
      name: 'ExceedsLimitError',
      message: "Failed to create project. You can't create more than the established limit of 2.",
    },
  });
  await call('POST /projects/archive/a', {});
  expect((await call('POST /projects', { name: 'b' })).status).toBe(201);
  expect((await call('POST /projects/revive/a', {})).status).toBe(400);
});
