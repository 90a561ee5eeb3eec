// A user or service account as lists and single answers show it.
import { createHash } from 'node:crypto';
import type { components } from '../../admin-api/generated/schema.d.ts';
import type { Account } from '../state/store.ts';

type Shown = components['schemas']['userSchema'];

/** Absent names are left out, not null. The root role is shown only where the server adds it. */
export function showAccount(account: Account) {
  const { id, name, username, email, createdAt, scimId } = account;
  return {
    id,
    ...(name === undefined ? {} : { name }),
    ...(username ? { username } : {}),
    ...(email ? { email } : {}),
    imageUrl: imageUrl(account),
    accountType: account.isService ? ('Service Account' as const) : ('User' as const),
    createdAt,
    loginAttempts: 0,
    seenAt: account.seenAt ?? null,
    scimId,
    seatType: null,
    companyRole: null,
    productUpdatesEmailConsent: null,
  } satisfies Shown;
}

/** What a search shows of an account. */
export function showPublicAccount(account: Account) {
  const { createdAt: _, loginAttempts: __, ...shown } = showAccount(account);
  return shown;
}

/** An account inside of groups and projects, read with a few of its columns only. */
export function showMember(account: Account) {
  const {
    scimId: _,
    seatType: __,
    companyRole: ___,
    productUpdatesEmailConsent: ____,
    ...shown
  } = showPublicAccount(account);
  return { isAPI: false, ...shown };
}

const images = new WeakMap<Account, { identity: string; url: string }>();

/** Remembered for each account: lists of thousands would otherwise spend their time hashing. */
export function imageUrl(account: Account): string {
  const identity = (account.email || account.username || String(account.id)).trim().toLowerCase();
  const known = images.get(account);
  if (known?.identity === identity) return known.url;
  const url = `https://gravatar.com/avatar/${createHash('sha256').update(identity).digest('hex')}?s=42&d=retro&r=g`;
  images.set(account, { identity, url });
  return url;
}
