// Calls about roles.
import fc from 'fast-check';
import type { AreaCalls } from './area-calls.ts';
import { call } from './call.ts';
import * as some from './some.ts';

export const calls: AreaCalls = {
  generated: () => {
    const { body, call, description, environment, latest, name, several } = some;
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
    return [
      call(5, 'createRole', { body: role }),
      call(3, 'updateRole', { ...params, body: role }),
      call(2, 'deleteRole', { ...params }),
      call(1, 'validateRole', { body: role }),
      call(1, 'getRoleById', { ...params }),
    ];
  },
  rich: ({ ids }) => [
    call('createRole', { body: { name: 'New', type: 'root-custom' } }),
    call('createRole', { body: { name: 'New', type: 'custom' } }),
    call('updateRole', { roleId: ids.flagAdmin, body: { name: 'Flags', permissions: [{ name: 'DELETE_FEATURE' }] } }),
    call('updateRole', { roleId: ids.auditor, body: { name: 'Inspector', permissions: [] } }),
    call('deleteRole', { roleId: ids.unused }),
    call('deleteRole', { roleId: ids.auditor }),
    ...[1, 4, ids.flagAdmin, ids.auditor, ids.unused].map((roleId) => call('getRoleById', { roleId })),
  ],
};
