// Calls about the roles of one member of a project.
import type { AreaCalls } from './area-calls.ts';
import { call } from './call.ts';
import { shop, vault } from './rich-instance.ts';
import * as some from './some.ts';

export const calls: AreaCalls = {
  generated: () => {
    const { body, call, idOf, project, several } = some;
    const roles = several(idOf('role'));
    const params = { projectId: project };
    return [
      call(3, 'setRolesForUser', { ...params, userId: idOf('user'), body: body({ roles }, 'roles') }),
      call(2, 'setRolesForGroup', {
        ...params,
        groupId: idOf('group'),
        body: body({ roles }, 'roles'),
      }),
      call(1, 'removeUserAccess', { ...params, userId: idOf('user') }),
      call(1, 'removeGroupAccess', { ...params, groupId: idOf('group') }),
    ];
  },
  rich: ({ ids }) => [
    call('setRolesForUser', { ...shop, userId: ids.ann, body: { roles: [5] } }),
    call('setRolesForUser', { ...vault, userId: ids.ben, body: { roles: [5] } }),
    call('removeUserAccess', { ...shop, userId: ids.ann }),
    call('setRolesForGroup', { ...vault, groupId: ids.platform, body: { roles: [4] } }),
    call('removeGroupAccess', { ...shop, groupId: ids.platform }),
  ],
};
