// What the client knows of operations on API tokens.
import { type Facts, read } from '../facts.ts';
import { apiTokens, tokenExpiry } from '../reads.ts';

export const facts = {
  getAllApiTokens: read,
  getApiTokensByName: read,
  createApiToken: { repeat: 'once', invalidates: apiTokens },
  updateApiToken: { repeat: 'set', invalidates: tokenExpiry },
  deleteApiToken: { repeat: 'set', invalidates: apiTokens },
} as const satisfies Facts;
