// What the client knows of operations on users.
import { type Facts, read } from '../facts.ts';
import { everybody, membership } from '../reads.ts';

const users = { getUsers: 'any', searchUsers: 'any', ...everybody } as const;
const known = { getUser: 'id', getInactiveUsers: 'any', ...users, ...membership } as const;

export const facts = {
  getUser: read,
  createUser: { repeat: 'once', invalidates: users },
  updateUser: { repeat: 'set', invalidates: known },
  deleteUser: { repeat: 'set', invalidates: known },
  // Where a first password is set, the invitation in the list has served.
  changeUserPassword: { repeat: 'once', invalidates: { getUsers: 'any', getAdminCount: 'any' } },
  // Each link takes the place of the one before, and is mailed.
  resetUserPassword: { repeat: 'once', invalidates: { getUsers: 'any' } },
} as const satisfies Facts;
