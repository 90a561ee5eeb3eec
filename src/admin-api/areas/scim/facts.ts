// What the client knows of operations on SCIM.
import { type Facts, read } from '../facts.ts';

export const facts = {
  getScimSettings: read,
  setScimSettings: { repeat: 'set', invalidates: { getScimSettings: 'any' } },
  generateNewToken: { repeat: 'once', invalidates: { getScimSettings: 'any' } },
} as const satisfies Facts;
