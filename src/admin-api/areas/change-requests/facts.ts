// What the client knows of operations on change requests, four eyes.
import { type Facts, read } from '../facts.ts';

export const facts = {
  getProjectChangeRequestConfig: read,
  updateProjectChangeRequestConfig: {
    repeat: 'set',
    invalidates: { getProjectChangeRequestConfig: 'projectId', getProjectOverview: 'projectId' },
  },
} as const satisfies Facts;
