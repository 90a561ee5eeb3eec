// What the client knows of operations on the instance as a whole: its license, its people, its logins.
import { type Facts, read } from '../facts.ts';

export const facts = {
  getAccessOverview: read,
  getLoginHistory: read,
  readLicense: read,
} as const satisfies Facts;
