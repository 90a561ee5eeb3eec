// Calls about roles: both types, permissions that fit and that do not, names in use, roles in use.
import fc from 'fast-check';
import { body, call, description, environment, latest, name, several } from './values.ts';

const permissionName = fc.constantFrom(
  'ADMIN',
  'CREATE_PROJECT',
  'READ_ROLE',
  'UPDATE_PROJECT',
  'DELETE_PROJECT',
  'PROJECT_USER_ACCESS_WRITE',
  'PROJECT_SETTINGS_WRITE',
  'CREATE_FEATURE_STRATEGY',
  'UPDATE_FEATURE_ENVIRONMENT',
  'NO_SUCH_PERMISSION',
);
const granted = fc.record({
  environment: fc.option(fc.oneof(environment, fc.constant('')), { freq: 3 }),
});
const byName = fc.tuple(permissionName, granted).map(([named, rest]) => ({ name: named, ...rest }));
const byId = fc.tuple(fc.constantFrom(1, 2, 13, 25, 28, 64, 4711), granted).map(([id, rest]) => ({ id, ...rest }));

const role = body(
  {
    name,
    description,
    type: fc.constantFrom('root-custom', 'custom'),
    permissions: fc.oneof({ weight: 4, arbitrary: several(byName) }, { weight: 1, arbitrary: several(byId) }),
  },
  'name',
);
const params = { roleId: latest('role') };

export const roles = [
  { weight: 5, arbitrary: call('createRole', { body: role }) },
  { weight: 3, arbitrary: call('updateRole', { params, body: role }) },
  { weight: 2, arbitrary: call('deleteRole', { params }) },
  { weight: 1, arbitrary: call('validateRole', { body: role }) },
  { weight: 1, arbitrary: call('getRoleById', { params }) },
];
