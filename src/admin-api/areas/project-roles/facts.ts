// What the client knows of operations on the roles of one member of a project.
import type { Facts } from '../facts.ts';
import { membership } from '../reads.ts';

export const facts = {
  setRolesForUser: { repeat: 'set', invalidates: membership },
  removeUserAccess: { repeat: 'set', invalidates: membership },
  setRolesForGroup: { repeat: 'set', invalidates: membership },
  removeGroupAccess: { repeat: 'set', invalidates: membership },
} as const satisfies Facts;
