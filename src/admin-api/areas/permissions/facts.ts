// What the client knows of operations on permissions.
import { type Facts, read } from '../facts.ts';

export const facts = {
  getPermissions: read,
} as const satisfies Facts;
