// Calls about access to a project.
import type { AreaCalls } from './area-calls.ts';
import { call } from './call.ts';
import { projectIds, shop, vault } from './rich-instance.ts';
import * as some from './some.ts';

export const calls: AreaCalls = {
  generated: () => {
    const { body, call, idOf, latest, project, several } = some;
    const users = several(idOf('user'));
    const groups = several(idOf('group'));
    const roles = several(idOf('role'));
    const entries = several(body({ id: latest('role'), users, groups }, 'id'));
    const params = { projectId: project };
    return [
      call(4, 'addAccessToProject', { ...params, body: body({ roles, users, groups }, 'roles', 'users', 'groups') }),
      call(3, 'setProjectAccess', { ...params, body: body({ roles: entries }, 'roles') }),
      call(1, 'getProjectAccess', { ...params }),
    ];
  },
  rich: ({ ids }) => [
    call('setProjectAccess', { ...shop, body: { roles: [{ id: ids.flagAdmin, users: [ids.ben], groups: [] }] } }),
    call('setProjectAccess', { ...vault, body: { roles: [{ id: 5, users: [ids.ben] }] } }),
    call('addAccessToProject', { ...shop, body: { roles: [ids.flagAdmin], users: [ids.ben], groups: [ids.platform] } }),
    ...projectIds.map((projectId) => call('getProjectAccess', { projectId })),
  ],
};
