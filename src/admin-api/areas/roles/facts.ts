// What the client knows of operations on roles.
import { type Facts, read } from '../facts.ts';
import { membership, rights } from '../reads.ts';

/** Lists of users and service accounts come with the root roles, access to a project with the project roles. */
const roles = { getRoles: 'any', getUsers: 'any', getServiceAccounts: 'any', getProjectAccess: 'any' } as const;

export const facts = {
  getRoleById: read,
  getRoles: read,
  validateRole: read,
  createRole: { repeat: 'once', invalidates: roles },
  updateRole: { repeat: 'set', invalidates: { getRoleById: 'roleId', ...roles, ...rights } },
  deleteRole: { repeat: 'set', invalidates: { getRoleById: 'roleId', ...roles, ...membership } },
} as const satisfies Facts;
