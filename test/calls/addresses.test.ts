// From a call as tests write it down to a request, and from an operation to the file with its calls.
import { expect, test } from 'vitest';
import { addressOf, call } from './call.ts';
import { areas, fileOf } from './index.ts';

test('puts parts where the contract wants them', () => {
  expect(addressOf(call('getUserPermissions', { id: 1, project: 'a b' }))).toEqual({
    method: 'GET',
    path: '/api/admin/user-admin/1/permissions?project=a+b',
    body: undefined,
  });
  expect(addressOf(call('updateTagType', { name: 'a/b', body: { icon: 'i' } }))).toEqual({
    method: 'PUT',
    path: '/api/admin/tag-types/a%2Fb',
    body: { icon: 'i' },
  });
});

test('refuses a call that leaves a part of the path out', () => {
  expect(() => addressOf(call('getTagType'))).toThrow('a call of getTagType says no name');
});

test('finds the file with the calls of an operation', () => {
  expect(fileOf('createTagType')).toBe('test/calls/tag-types.ts');
});

test('plays what looks at the traces of others after them', () => {
  const names = [...areas.keys()];
  expect(names.slice(-4)).toEqual(['events', 'addons', 'segments', 'maintenance']);
});
