// What the client knows of operations on what one account may do.
import { type Facts, read } from '../facts.ts';

export const facts = {
  getMe: read,
  getUserPermissions: read,
} as const satisfies Facts;
