// What the client knows of operations on API tokens of a project.
import { type Facts, read } from '../facts.ts';
import { apiTokens } from '../reads.ts';

export const facts = {
  getProjectApiTokens: read,
  createProjectApiToken: { repeat: 'once', invalidates: apiTokens },
  deleteProjectApiToken: { repeat: 'set', invalidates: apiTokens },
} as const satisfies Facts;
