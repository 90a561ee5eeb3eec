// What the client knows of operations on the tokens of service accounts.
import { type Facts, read } from '../facts.ts';

const tokens = { getServiceAccountTokens: 'id', getServiceAccounts: 'any' } as const;

export const facts = {
  getServiceAccountTokens: read,
  createServiceAccountToken: { repeat: 'once', invalidates: tokens },
  deleteServiceAccountToken: { repeat: 'set', invalidates: tokens },
} as const satisfies Facts;
