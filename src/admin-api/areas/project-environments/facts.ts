// What the client knows of operations on the environments of a project.
import { type Facts, read } from '../facts.ts';

/** The list of environments counts the projects that use each. */
const inProject = {
  getProjectEnvironments: 'projectId',
  getProjectOverview: 'projectId',
  getProjectChangeRequestConfig: 'projectId',
  getAllEnvironments: 'any',
} as const;

export const facts = {
  getProjectEnvironments: read,
  addEnvironmentToProject: { repeat: 'once', invalidates: inProject },
  removeEnvironmentFromProject: { repeat: 'set', invalidates: inProject },
} as const satisfies Facts;
