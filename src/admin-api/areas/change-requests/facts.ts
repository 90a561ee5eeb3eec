// What the client knows of operations on change requests, four eyes.
import { type Facts, read } from '../facts.ts';

export const facts = {
  getChangeRequest: read,
  searchChangeRequests: read,
  updateChangeRequestState: {
    repeat: 'set',
    invalidates: { getChangeRequest: 'id', searchChangeRequests: 'any' },
  },
  getProjectChangeRequestConfig: read,
  updateProjectChangeRequestConfig: {
    repeat: 'set',
    invalidates: { getProjectChangeRequestConfig: 'projectId', getProjectOverview: 'projectId' },
  },
} as const satisfies Facts;
