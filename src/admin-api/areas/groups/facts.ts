// What the client knows of operations on groups.
import { type Facts, read } from '../facts.ts';
import { membership } from '../reads.ts';

const groups = { getBaseUsersAndGroups: 'any', ...membership } as const;

export const facts = {
  getGroup: read,
  getGroups: read,
  createGroup: { repeat: 'once', invalidates: groups },
  updateGroup: { repeat: 'set', invalidates: groups },
  deleteGroup: { repeat: 'set', invalidates: groups },
} as const satisfies Facts;
