// A user or service account as lists and single answers show it.
import { createHash } from 'node:crypto';
import type { components } from '../../admin-api/generated/schema.d.ts';
import type { Account } from '../store.ts';

type Shown = components['schemas']['userSchema'];

/** Absent names are left out, not null. The root role is shown only where the server adds it. */
export function showAccount(account: Account): Shown {
  const { id, name, username, email, createdAt, scimId } = account;
  return {
    id,
    ...(name === undefined ? {} : { name }),
    ...(username === undefined ? {} : { username }),
    ...(email === undefined ? {} : { email }),
    imageUrl: imageUrl(account),
    accountType: account.isService ? 'Service Account' : 'User',
    createdAt,
    loginAttempts: 0,
    seenAt: null,
    scimId,
    seatType: null,
    companyRole: null,
    productUpdatesEmailConsent: null,
  };
}

export function imageUrl({ id, email, username }: Account): string {
  const identity = (email ?? username ?? String(id)).trim().toLowerCase();
  const hash = createHash('sha256').update(identity).digest('hex');
  return `https://gravatar.com/avatar/${hash}?s=42&d=retro&r=g`;
}
