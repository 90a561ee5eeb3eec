// Users: their life, who may have which name, what an update touches, and how they are found.
import { breakBody } from '../break-body.ts';
import { get, post, put, remove, type Step } from '../step.ts';

const password = 'Good-Enough-1';

export const users: Step[] = [
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
  ...['no-at', '@example.com', 'a@', 'a@b', 'a b@example.com', 'ä@example.com', 'a@example..com', ' a@example.com'].map(
    (email) => post('/user-admin', { email, rootRole: 3 }),
  ),

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
  ...breakBody(post('/user-admin/{carl}/change-password'), (number) => ({ password: `${password}${number}` })),
];
