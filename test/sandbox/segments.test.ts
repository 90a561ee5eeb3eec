// Segments: constraints that fit, the project that they belong to, and who may see and change them there.
import { expect, test } from 'vitest';
import { at, open } from './call.ts';

const constraints = [{ contextName: 'userId', operator: 'IN', values: ['1'] }];

test('creates, replaces and deletes, and keeps only an omitted description', async () => {
  const { sandbox, call } = await open();
  const made = await call('POST /segments', { name: 'beta', description: 'Testers', constraints, project: 'default' });
  expect(made).toMatchObject({
    status: 201,
    body: { id: 1, name: 'beta', project: 'default', createdBy: 'admin', constraints },
  });
  expect(made.headers.get('location')).toBe('segments/1');
  expect(await call('PUT /segments/1', { name: 'gamma', constraints: [] })).toMatchObject({ status: 204 });
  const body = (await call('GET /segments/1')).body;
  expect(body).toMatchObject({ name: 'gamma', description: 'Testers', constraints: [] });
  expect(body).not.toHaveProperty('project');
  expect((await call('DELETE /segments/1')).status).toBe(204);
  expect(await call('DELETE /segments/1')).toMatchObject({
    status: 404,
    body: { message: 'No segment exists with ID "1"' },
  });
  expect(sandbox.store.events.map(({ type, project }) => [type, project])).toEqual([
    ['segment-created', 'default'],
    ['segment-updated', null],
    ['segment-deleted', null],
  ]);
});

test('keeps names unique, and remembers no segment that was refused', async () => {
  const { sandbox, call } = await open();
  await call('POST /segments', { name: 'beta', constraints });
  const before = sandbox.snapshot();
  expect(await call('POST /segments', { name: 'beta', constraints })).toMatchObject({
    status: 409,
    body: { name: 'NameExistsError', message: 'Segment name already exists' },
  });
  expect((await call('POST /segments', { name: 'lost', constraints, project: 'nope' })).status).toBe(500);
  expect(sandbox.snapshot()).toEqual(before);
});

test.each([
  [{ operator: 'IN' }, '"value" must contain at least 1 items. You provided [].'],
  [{ operator: 'IN', values: [''] }, '"constraints[0].values[0]" is not allowed to be empty.'],
  [{ operator: 'NUM_GT' }, 'Single-value constraint operators require a non-empty value.'],
  [{ operator: 'NUM_GT', value: 'one' }, '"value" must be a number. You provided "one".'],
  [{ operator: 'NUM_GT', value: '1e400' }, '"value" must be a safe number. You provided "1e400".'],
  [{ operator: 'DATE_AFTER', value: 'soon' }, '"value" must be a valid date. You provided "soon".'],
  [
    { operator: 'SEMVER_EQ', value: 'v1.2.3' },
    'the provided value is not a valid semver format. The value provided was: v1.2.3',
  ],
  [{ operator: 'REGEX' }, 'the provided value is not a valid regex string.'],
  [{ operator: 'REGEX', value: 'a', inverted: true }, 'REGEX operator cannot be inverted.'],
])('refuses the constraint %j', async (constraint, message) => {
  const { call } = await open();
  const refused = await call('POST /segments', { name: 'x', constraints: [{ contextName: 'appName', ...constraint }] });
  expect(refused).toMatchObject({ status: 400, body: { name: 'BadDataError', details: [{ message }] } });
});

test.each(['(', '(?=a)', '(?<!a)b', '(a)\\1', 'a{2,1}'])('refuses the pattern %s', async (value) => {
  const { call } = await open();
  const constraint = { contextName: 'appName', operator: 'REGEX', value };
  expect((await call('POST /segments', { name: 'x', constraints: [constraint] })).status).toBe(400);
});

test.each(['(?i)shop', '(?P<kind>a|b)', '^a.*z$'])('takes the pattern %s', async (value) => {
  const { call } = await open();
  const constraint = { contextName: 'appName', operator: 'REGEX', value };
  expect((await call('POST /segments', { name: 'x', constraints: [constraint] })).status).toBe(201);
});

test('takes only legal values of a context field, and context fields that nobody has defined', async () => {
  const { call } = await open();
  await call('POST /context', { name: 'region', legalValues: [{ value: 'eu' }] });
  const create = (constraint: object) => call('POST /segments', { name: 'x', constraints: [constraint] });
  expect(await create({ contextName: 'region', operator: 'IN', values: ['eu', 'us'] })).toMatchObject({
    status: 400,
    body: { details: [{ message: 'input values are not specified as a legal value on this context field' }] },
  });
  expect(await create({ contextName: 'region', operator: 'NUM_EQ', value: '6' })).toMatchObject({
    status: 400,
    body: { details: [{ message: '6 is not specified as a legal value on this context field' }] },
  });
  expect((await create({ contextName: 'unheardOf', operator: 'IN', values: ['us'] })).status).toBe(201);
});

test('counts values over all constraints, and segments', async () => {
  const { sandbox, call } = await open();
  sandbox.store.limits.segmentValues = 3;
  sandbox.store.limits.segments = 1;
  const two = { contextName: 'userId', operator: 'IN', values: ['1', '2'] };
  expect(await call('POST /segments', { name: 'x', constraints: [two, two] })).toMatchObject({
    status: 400,
    body: { details: [{ message: 'Segments may not have more than 3 values' }] },
  });
  expect((await call('POST /segments', { name: 'x', constraints: [two] })).status).toBe(201);
  expect(await call('POST /segments', { name: 'y', constraints: [] })).toMatchObject({
    status: 400,
    body: { name: 'ExceedsLimitError' },
  });
});

test('asks for permission where the segment is, not where the body says', async () => {
  const { sandbox, call } = await open({
    seed: {
      roles: [{ name: 'Segmenter', permissions: ['UPDATE_PROJECT_SEGMENT'] }],
      users: [{ username: 'ann', token: 'user:ann' }],
      projects: [
        { id: 'shop', access: [{ role: 'Segmenter', users: ['ann'] }] },
        { id: 'bank', mode: 'private' },
      ],
    },
  });
  await call('POST /segments', { name: 'bank', constraints, project: 'bank' });
  expect((await call('POST /segments', { name: 'shop', constraints, project: 'shop' }, 'user:ann')).status).toBe(201);
  expect((await call('POST /segments', { name: 'all', constraints }, 'user:ann')).status).toBe(403);
  const stolen = { name: 'bank', constraints, project: 'shop' };
  expect((await call('PUT /segments/1', stolen, 'user:ann')).status).toBe(403);
  expect((await call('DELETE /segments/1', undefined, 'user:ann')).status).toBe(403);
  expect((await call('GET /segments/1', undefined, 'user:ann')).status).toBe(404);
  expect(at(await call('GET /segments', undefined, 'user:ann'), 'segments')).toMatchObject([{ name: 'shop' }]);
  expect((await call('DELETE /segments/2', undefined, 'user:ann')).status).toBe(204);
  expect([...sandbox.store.segments.keys()]).toEqual([1]);
});

test('asks for change requests where the project does', async () => {
  const { call } = await open({
    seed: {
      roles: [{ name: 'Segmenter', permissions: ['UPDATE_PROJECT_SEGMENT'] }],
      users: [{ username: 'ann', token: 'user:ann' }],
      projects: [
        {
          id: 'shop',
          environments: ['development'],
          changeRequests: { development: 1 },
          access: [{ role: 'Segmenter', users: ['ann'] }],
        },
      ],
    },
  });
  const segment = { name: 'shop', constraints, project: 'shop' };
  expect((await call('POST /segments', segment, 'user:ann')).status).toBe(201);
  expect(await call('PUT /segments/1', segment, 'user:ann')).toMatchObject({
    status: 403,
    body: { name: 'PermissionError', permissions: ['SKIP_CHANGE_REQUEST'] },
  });
  expect((await call('DELETE /segments/1', undefined, 'user:ann')).status).toBe(403);
  expect((await call('PUT /segments/1', segment)).status).toBe(204);
});

test('goes with its project', async () => {
  const { sandbox, call } = await open({ seed: { projects: [{ id: 'shop' }] } });
  await call('POST /segments', { name: 'all', constraints });
  await call('POST /segments', { name: 'shop', constraints, project: 'shop' });
  await call('DELETE /projects/shop');
  expect([...sandbox.store.segments.values()].map(({ name }) => name)).toEqual(['all']);
});

test('is known by its name where instances are compared', async () => {
  const [one, other] = [await open(), await open()];
  for (const name of ['a', 'b']) await one.call('POST /segments', { name, constraints });
  for (const name of ['b', 'a']) await other.call('POST /segments', { name, constraints });
  expect(other.sandbox.snapshot()).not.toEqual(one.sandbox.snapshot());
  expect(other.sandbox.snapshot({ named: true })).toEqual(one.sandbox.snapshot({ named: true }));
});
