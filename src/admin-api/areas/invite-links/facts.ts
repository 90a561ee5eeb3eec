// What the client knows of operations on invite links, which the API calls public signup tokens.
import { type Facts, read } from '../facts.ts';

export const facts = {
  getAllPublicSignupTokens: read,
  getPublicSignupToken: read,
  createPublicSignupToken: { repeat: 'once', invalidates: { getAllPublicSignupTokens: 'any' } },
  updatePublicSignupToken: {
    repeat: 'set',
    invalidates: { getAllPublicSignupTokens: 'any', getPublicSignupToken: 'token' },
  },
} as const satisfies Facts;
