// What writes to users, service accounts, groups, roles and access may change.
import type { Changes } from './change.ts';
import { inProjects } from './in-projects.ts';

/** The caller may be whose rights change, and sees more or less of projects afterwards. */
const rights = { getMe: 'any', getUserPermissions: 'any', getAccessOverview: 'any', ...inProjects } as const;

/** Groups and projects show their members by name, and groups their projects. */
const membership = { getGroups: 'any', getGroup: 'any', ...rights } as const;

const everybody = {
  getBaseUsersAndGroups: 'any',
  getAdminCount: 'any',
  getAccessOverview: 'any',
  // Whoever is new takes a seat.
  readLicense: 'any',
} as const;

const users = { getUsers: 'any', searchUsers: 'any', ...everybody } as const;
const serviceAccounts = { getServiceAccounts: 'any', ...everybody } as const;
const groups = { getBaseUsersAndGroups: 'any', ...membership } as const;
const tokens = { getServiceAccountTokens: 'id', getServiceAccounts: 'any' } as const;

/** Lists of users and service accounts come with the root roles, access to a project with the project roles. */
const roles = { getRoles: 'any', getUsers: 'any', getServiceAccounts: 'any', getProjectAccess: 'any' } as const;

export const peopleChanges = {
  createUser: users,
  updateUser: { getUser: 'id', ...users, ...membership },
  deleteUser: { getUser: 'id', ...users, ...membership },
  // Where a first password is set, the invitation in the list has served.
  changeUserPassword: { getUsers: 'any', getAdminCount: 'any' },
  createServiceAccount: serviceAccounts,
  updateServiceAccount: { ...serviceAccounts, ...membership },
  deleteServiceAccount: { getServiceAccountTokens: 'id', ...serviceAccounts, ...membership },
  createServiceAccountToken: tokens,
  deleteServiceAccountToken: tokens,
  createGroup: groups,
  updateGroup: groups,
  deleteGroup: groups,
  createRole: roles,
  updateRole: { getRoleById: 'roleId', ...roles, ...rights },
  deleteRole: { getRoleById: 'roleId', ...roles, ...membership },
  setProjectAccess: membership,
  addAccessToProject: membership,
  setRolesForUser: membership,
  removeUserAccess: membership,
  setRolesForGroup: membership,
  removeGroupAccess: membership,
} as const satisfies Changes;
