// Users: their life, who may have which name, what an update touches, and how they are found.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { AreaCalls } from './area-calls.ts';
import { breakBody } from './break-body.ts';
import { call, expectCall } from './call.ts';
import { everyList } from './every-list.ts';
import { people } from './rich-instance.ts';
import * as some from './some.ts';
import { get, post, put, remove } from './step.ts';

const password = 'Good-Enough-1';

const cora = { id: '{cora}' };
const dora = { id: '{dora}' };
const nobody = { id: 99_999 };
const strong = { password: 'Str0ng-enough!' };
const hasRootRole = (rootRole: number | string) => (user: unknown) => expect(user).toMatchObject({ rootRole });

export const calls: AreaCalls = {
  sequence: [
    expectCall('createUser', 201, { body: { rootRole: 3, username: 'cora' } }, { as: 'cora', check: hasRootRole(3) }),
    expectCall(
      'createUser',
      201,
      { body: { rootRole: 'Editor', email: 'Dora@Example.com', name: 'Dora', password: 'x', sendEmail: false } },
      { as: 'dora', check: hasRootRole('Editor') },
    ),
    expectCall('createUser', 400, { body: { rootRole: 3, username: 'cora' } }),
    expectCall('createUser', 400, { body: { rootRole: 99, username: 'cleo' } }),
    expectCall('getUser', 200, dora),
    expectCall('getUser', 404, nobody),
    expectCall('getUser', 400, { id: 'dora' }),
    ...[{ name: 'Dorothy' }, { rootRole: 2 }, { rootRole: 'Viewer' }, {}].map((body) =>
      expectCall('updateUser', 200, { ...dora, body }),
    ),
    expectCall('updateUser', 400, { ...dora, body: { rootRole: 99 } }),
    expectCall('updateUser', 404, { ...nobody, body: { name: 'Nobody' } }),
    expectCall('changeUserPassword', 200, { ...dora, body: strong }),
    expectCall('changeUserPassword', 400, { ...dora, body: { password: 'weak' } }),
    expectCall('changeUserPassword', 500, { ...nobody, body: strong }),
    expectCall('resetUserPassword', 200, { body: { id: 'DORA@example.com' } }),
    expectCall('resetUserPassword', 429, { body: { id: 'dora@example.com' } }),
    expectCall('resetUserPassword', 404, { body: { id: 'nobody@example.com' } }),
    expectCall('getUsers', 200),
    expectCall('searchUsers', 200, { q: 'doroth' }, { check: (found) => expect(found).toHaveLength(1) }),
    expectCall('searchUsers', 200),
    expectCall('getBaseUsersAndGroups', 200),
    expectCall('getAdminCount', 200),
    expectCall('deleteUser', 200, cora),
    expectCall('deleteUser', 404, cora),
    expectCall('deleteUser', 200, dora),

    post('/user-admin', { email: 'Ann@Example.com', name: 'Ann', rootRole: 'Editor', password: 'weak' }, { as: 'ann' }),
    post('/user-admin', { username: 'bob', rootRole: 3 }, { as: 'bob' }),
    post('/user-admin', { username: 'carl', rootRole: '3', sendEmail: true }, { as: 'carl' }),
    post('/user-admin', { username: 'bob', rootRole: 3 }),
    post('/user-admin', { username: 'Bob', rootRole: 3 }, { as: 'Bob' }),
    post('/user-admin', { email: 'ann@example.com', rootRole: 3 }),
    post('/user-admin', { email: 'ANN@example.com', username: 'ann', rootRole: 3 }),
    post('/user-admin', { username: 'dave@example.com', rootRole: 3 }, { as: 'dave' }),
    post('/user-admin', { email: 'dave@example.com', rootRole: 3 }, { as: 'other dave' }),
    post('/user-admin', { rootRole: 3 }),
    post('/user-admin', { username: 'x' }),
    post('/user-admin', { username: 'x', rootRole: 99 }),
    post('/user-admin', { username: 'x', rootRole: 4 }),
    post('/user-admin', { username: 'x', rootRole: 'Owner' }),
    post('/user-admin', { username: 'x', rootRole: 'admin' }),
    post('/user-admin', { username: '', email: '', rootRole: 3 }),
    post('/user-admin', { username: ' ', rootRole: 3 }),
    post('/user-admin', { username: 'has space/and?more#ü', rootRole: 3 }),
    post('/user-admin', { username: 'spaced', name: ' ', rootRole: 3 }),
    post('/user-admin', { username: 'long', name: 'x'.repeat(300), rootRole: 3 }),
    post('/user-admin', { username: 'x'.repeat(300), rootRole: 3 }),
    ...[
      'no-at',
      '@example.com',
      'a@',
      'a@b',
      'a b@example.com',
      'ä@example.com',
      'a@example..com',
      ' a@example.com',
    ].map((email) => post('/user-admin', { email, rootRole: 3 })),

    get('/user-admin'),
    get('/user-admin/{ann}'),
    get('/user-admin/1'),
    ...['9999', '0', '-1', 'abc', '1.5', '1e3', '99999999999'].map((id) => get(`/user-admin/${id}`)),

    put('/user-admin/{ann}', { name: 'Anna', username: 'ignored' }),
    put('/user-admin/{ann}', { name: '' }),
    put('/user-admin/{ann}', {}),
    put('/user-admin/{ann}', { rootRole: 1 }),
    put('/user-admin/{ann}', { rootRole: 'Viewer' }),
    put('/user-admin/{ann}', { rootRole: 77 }),
    put('/user-admin/{ann}', { rootRole: 4 }),
    put('/user-admin/{ann}', { email: 'NEW@example.com' }),
    put('/user-admin/{ann}', { email: 'nope' }),
    put('/user-admin/{ann}', { email: '' }),
    put('/user-admin/{bob}', { email: 'new@example.com' }),
    put('/user-admin/{ann}', { email: 'new@example.com' }),
    put('/user-admin/9999', { name: 'x' }),
    put('/user-admin/abc', { name: 'x' }),
    get('/user-admin/{ann}'),

    post('/user-admin/{ann}/change-password', { password: 'weak' }),
    post('/user-admin/{ann}/change-password', { password: 'aaaaaaaaaaaaaa' }),
    post('/user-admin/{ann}/change-password', { password: 'x'.repeat(130) }),
    post('/user-admin/{ann}/change-password', { password: '' }),
    post('/user-admin/{ann}/change-password', { password }),
    post('/user-admin/{ann}/change-password', { password }),
    post('/user-admin/9999/change-password', { password }),
    post('/user-admin/abc/change-password', { password }),
    post('/user-admin/reset-password', { id: '' }),
    post('/user-admin/reset-password', { id: 'no-at' }),
    get('/user-admin'),

    get('/user-admin/search'),
    ...['', 'a', 'nn', 'ob', 'BO', 'example.com', 'new@', 'Anna', '%25', 'b%25', '_ob', 'has%20sp'].map((q) =>
      get(`/user-admin/search?q=${q}`),
    ),
    get('/user-admin/search?q=bo&q=an'),
    get('/user-admin/search?query=bob'),
    get('/user-admin/access'),
    get('/user-admin/admin-count'),

    remove('/user-admin/{bob}'),
    remove('/user-admin/{bob}'),
    remove('/user-admin/9999'),
    remove('/user-admin/abc'),
    post('/user-admin', { username: 'bob', rootRole: 3 }, { as: 'bob again' }),
    get('/user-admin/{bob again}'),

    ...breakBody(post('/user-admin'), (number) => ({
      username: `user${number}`,
      email: `user${number}@example.com`,
      name: 'A user',
      rootRole: 3,
      sendEmail: false,
    })),
    ...breakBody(put('/user-admin/{carl}'), (number) => ({
      email: `carl${number}@example.com`,
      name: 'Carl',
      rootRole: 2,
    })),
    ...breakBody(post('/user-admin/reset-password'), (number) => ({ id: `nobody${number}@example.com` })),
    ...breakBody(post('/user-admin/{carl}/change-password'), (number) => ({ password: `${password}${number}` })),
    ...everyList,
  ],
  generated: () => {
    const { body, call, idOf, name } = some;
    const rootRole = fc.oneof(
      { weight: 4, arbitrary: idOf('role') },
      { weight: 2, arbitrary: fc.constantFrom('Admin', 'Editor', 'Viewer', 'Owner', '3') },
    );
    const email = fc.constantFrom('ann@example.com', 'Ann@Example.com', 'bob@example.com', 'no-at', 'a@b', '');
    /** A server cannot mark a longer one as deleted, and has taken everything else from its owner when it finds out. */
    const ownName = name.filter(({ length }) => length <= 246 || length > 255);
    const user = body(
      { username: name, email, name: ownName, rootRole, password: fc.constantFrom('weak', 'Good-Enough-1') },
      'rootRole',
    );
    const password = fc.constantFrom('weak', 'Good-Enough-1', 'aaaaaaaaaaaa', 'Good-Enough-2');
    const id = idOf('user');
    return [
      call(5, 'createUser', { body: user }),
      call(4, 'updateUser', { id, body: body({ name: ownName, email, rootRole }) }),
      call(2, 'deleteUser', { id }),
      call(1, 'changeUserPassword', { id, body: body({ password }, 'password') }),
      call(1, 'getUser', { id }),
    ];
  },
  rich: ({ ids }) => [
    call('createUser', { body: { email: 'example@example.com', name: 'Ann', rootRole: 1 } }),
    call('updateUser', { id: ids.ann, body: { name: 'Anna', rootRole: 2 } }),
    call('updateUser', { id: ids.ben, body: { rootRole: 2 } }),
    call('deleteUser', { id: ids.ann }),
    call('changeUserPassword', { id: ids.cat, body: { password: 'Correct-horse-battery-1' } }),
    call('resetUserPassword', { body: { id: 'cat@example.com' } }),
    ...people(ids).map((id) => call('getUser', { id })),
  ],
};
