// What the client knows of operations on access to a project.
import { type Facts, read } from '../facts.ts';
import { membership } from '../reads.ts';

export const facts = {
  getProjectAccess: read,
  setProjectAccess: { repeat: 'set', invalidates: membership },
  addAccessToProject: { repeat: 'set', invalidates: membership },
} as const satisfies Facts;
