// What the client knows of operations on service accounts.
import { type Facts, read } from '../facts.ts';
import { everybody, membership } from '../reads.ts';

const serviceAccounts = { getServiceAccounts: 'any', ...everybody } as const;

export const facts = {
  getServiceAccounts: read,
  createServiceAccount: { repeat: 'once', invalidates: serviceAccounts },
  updateServiceAccount: { repeat: 'set', invalidates: { ...serviceAccounts, ...membership } },
  deleteServiceAccount: {
    repeat: 'set',
    invalidates: { getServiceAccountTokens: 'id', ...serviceAccounts, ...membership },
  },
} as const satisfies Facts;
