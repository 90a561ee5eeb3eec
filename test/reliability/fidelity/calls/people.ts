// Calls about users, their passwords and permissions, and about the tokens of service accounts.
import fc from 'fast-check';
import { body, call, environment, idOf, instant, name, project } from './values.ts';

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
const robot = fc.oneof({ weight: 5, arbitrary: fc.constant(104) }, { weight: 1, arbitrary: fc.constant(999_999) });

export const users = [
  { weight: 5, arbitrary: call('createUser', { body: user }) },
  { weight: 4, arbitrary: call('updateUser', { params: { id }, body: body({ name: ownName, email, rootRole }) }) },
  { weight: 2, arbitrary: call('deleteUser', { params: { id } }) },
  { weight: 1, arbitrary: call('changeUserPassword', { params: { id }, body: body({ password }, 'password') }) },
  { weight: 1, arbitrary: call('getUser', { params: { id } }) },
  { weight: 1, arbitrary: call('getMe') },
  {
    weight: 1,
    arbitrary: call('searchUsers', { query: { q: fc.constantFrom('an', 'bo', 'EX', 'a', '', '%', 'wor') } }),
  },
  { weight: 1, arbitrary: call('getUserPermissions', { params: { id }, query: { project, environment } }) },
];

export const serviceAccountTokens = [
  {
    weight: 4,
    arbitrary: call('createServiceAccountToken', {
      params: { id: robot },
      body: body({ description: name, expiresAt: instant }, 'description', 'expiresAt'),
    }),
  },
  { weight: 2, arbitrary: call('deleteServiceAccountToken', { params: { id: robot, tokenId: idOf('token') } }) },
  { weight: 1, arbitrary: call('getServiceAccountTokens', { params: { id: robot } }) },
];
