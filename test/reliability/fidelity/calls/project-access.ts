// Calls about who has which role in a project, made by admins, owners and people who may not.
import { body, call, idOf, latest, project, several } from './values.ts';

const users = several(idOf('user'));
const groups = several(idOf('group'));
const roles = several(idOf('role'));
const entries = several(body({ id: latest('role'), users, groups }, 'id'));
const params = { projectId: project };

export const projectAccess = [
  {
    weight: 4,
    arbitrary: call('addAccessToProject', { params, body: body({ roles, users, groups }, 'roles', 'users', 'groups') }),
  },
  { weight: 3, arbitrary: call('setProjectAccess', { params, body: body({ roles: entries }, 'roles') }) },
  {
    weight: 3,
    arbitrary: call('setRolesForUser', { params: { ...params, userId: idOf('user') }, body: body({ roles }, 'roles') }),
  },
  {
    weight: 2,
    arbitrary: call('setRolesForGroup', {
      params: { ...params, groupId: idOf('group') },
      body: body({ roles }, 'roles'),
    }),
  },
  { weight: 1, arbitrary: call('removeUserAccess', { params: { ...params, userId: idOf('user') } }) },
  { weight: 1, arbitrary: call('removeGroupAccess', { params: { ...params, groupId: idOf('group') } }) },
  { weight: 1, arbitrary: call('getProjectAccess', { params }) },
];
