// What the client knows of operations on users.
import { type Facts, read } from '../facts.ts';
import { everybody, membership } from '../reads.ts';

const users = { getUsers: 'any', searchUsers: 'any', ...everybody } as const;

export const facts = {
  getUser: read,
  createUser: { repeat: 'once', invalidates: users },
  updateUser: { repeat: 'set', invalidates: { getUser: 'id', ...users, ...membership } },
  deleteUser: { repeat: 'set', invalidates: { getUser: 'id', ...users, ...membership } },
  // Where a first password is set, the invitation in the list has served.
  changeUserPassword: { repeat: 'once', invalidates: { getUsers: 'any', getAdminCount: 'any' } },
} as const satisfies Facts;
