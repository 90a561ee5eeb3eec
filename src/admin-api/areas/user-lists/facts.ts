// What the client knows of operations on users in bulk.
import { type Facts, read } from '../facts.ts';

export const facts = {
  getAdminCount: read,
  getBaseUsersAndGroups: read,
  getUsers: read,
  searchUsers: read,
} as const satisfies Facts;
