// What the client knows of operations on the settings of a project, and its archive.
import { type Facts, read } from '../facts.ts';
import { existence, inProjects } from '../reads.ts';

export const facts = {
  getProjectOverview: read,
  // The mode decides to whom the project is shown.
  updateProjectEnterpriseSettings: {
    repeat: 'set',
    invalidates: { ...inProjects, getMe: 'any', getUserPermissions: 'any' },
  },
  archiveProject: { repeat: 'set', invalidates: existence },
  reviveProject: { repeat: 'set', invalidates: existence },
} as const satisfies Facts;
