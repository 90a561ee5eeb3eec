// Tag types: names, an answer that echoes, an update of nothing and of nobody.
import { expect, test } from 'vitest';
import { open } from './call.ts';

test('echoes only what was sent, and reads the rest as null', async () => {
  const { call } = await open();
  const made = await call('POST /tag-types', { name: 'team', color: '#aabbcc' });
  expect(made).toMatchObject({ status: 201 });
  expect(made.body).toEqual({ name: 'team', color: '#aabbcc' });
  expect(made.headers.get('location')).toBe('tag-types/team');
  expect((await call('GET /tag-types/team')).body).toEqual({
    version: 1,
    tagType: { name: 'team', description: null, icon: null, color: '#aabbcc' },
  });
});

test('refuses taken names, and names and colors out of form', async () => {
  const { call } = await open();
  expect(await call('POST /tag-types', { name: 'simple' })).toMatchObject({
    status: 409,
    body: { message: 'There already exists a tag-type with the name simple' },
  });
  const refusals = [
    ['', '"name" is not allowed to be empty.'],
    ['x', '"name" length must be at least 2 characters long. You provided "x".'],
    ['..', '"name" must be URL friendly. You provided "..".'],
    ['a b', '"name" must be URL friendly. You provided "a b".'],
  ];
  for (const [name, message] of refusals) {
    expect(await call('POST /tag-types', { name })).toMatchObject({ status: 400, body: { details: [{ message }] } });
  }
  expect((await call('POST /tag-types', { name: 'x'.repeat(51) })).status).toBe(400);
  expect((await call('POST /tag-types', { name: 'red', color: 'red' })).status).toBe(400);
});

test('updates what is given, does not mind an unknown one, and stumbles over nothing', async () => {
  const { sandbox, call } = await open();
  await call('POST /tag-types', { name: 'team', description: 'Who', icon: 'T' });
  expect((await call('PUT /tag-types/team', { description: 'Where' })).status).toBe(200);
  expect(sandbox.store.tagTypes.get('team')).toMatchObject({ description: 'Where', icon: 'T' });
  expect((await call('PUT /tag-types/nope', { description: 'Nobody' })).status).toBe(200);
  expect(sandbox.store.tagTypes.has('nope')).toBe(false);
  expect((await call('PUT /tag-types/team', {})).status).toBe(500);
});

test('can be deleted once, the one of a fresh instance too', async () => {
  const { sandbox, call } = await open();
  expect((await call('DELETE /tag-types/simple')).status).toBe(200);
  expect(await call('DELETE /tag-types/simple')).toMatchObject({
    status: 404,
    body: { message: 'Could not find tag-type' },
  });
  expect(sandbox.store.events).toMatchObject([{ type: 'tag-type-deleted', preData: { name: 'simple' } }]);
});

test('asks for permission', async () => {
  const { sandbox, call } = await open();
  const token = sandbox.createToken({ permissions: ['CREATE_TAG_TYPE'] });
  expect((await call('POST /tag-types', { name: 'team' }, token)).status).toBe(201);
  expect((await call('PUT /tag-types/team', { icon: 'T' }, token)).status).toBe(403);
  expect((await call('DELETE /tag-types/team', undefined, token)).status).toBe(403);
  expect((await call('GET /tag-types', undefined, token)).status).toBe(200);
});
