// What the client knows of operations on projects.
import { type Facts, read } from '../facts.ts';
import { existence } from '../reads.ts';

const details = { getProjects: 'any', getProjectOverview: 'projectId' } as const;

export const facts = {
  getProjects: read,
  validateProject: read,
  createProject: { repeat: 'once', invalidates: existence },
  updateProject: { repeat: 'set', invalidates: details },
  deleteProject: { repeat: 'set', invalidates: existence },
} as const satisfies Facts;
