// Everybody and everything that can do something: people, service accounts, API tokens, invite links.
import type { Named } from '../grants.ts';
import type { Instance } from './read-instance.ts';
import type { Credential, Subject } from './review.ts';

/** What is not known before grants and the log are read is left out; of an API token, itself is there. */
export interface ListedSubject extends Omit<Subject, 'isAdmin' | 'owner'> {
  readonly token: Token | null;
  /** By the API, which says it of links alone. */
  readonly madeBy: string | null;
}

type Token = Instance['tokens'][number];

export function listSubjects({ users, serviceAccounts, groups, tokens, links }: Instance, at: string): ListedSubject[] {
  const memberships = new Map<number, Named[]>();
  for (const { id = 0, name, users: members = [] } of groups)
    for (const { user } of members) memberships.set(user.id, [...(memberships.get(user.id) ?? []), { id, name }]);
  const groupsOf = (id: number): Named[] => memberships.get(id) ?? [];
  const people = users.map(
    ({ id, email, username, name, createdAt, seenAt, scimId }): ListedSubject => ({
      ...{ key: `user:${id}`, type: 'user', id, name: email ?? username ?? name ?? String(id) },
      ...{ displayName: name ?? null, email: email ?? null, createdAt: createdAt ?? null, lastSeen: seenAt ?? null },
      ...{ managedBy: scimId ? 'scim' : null, groups: groupsOf(id), credentials: [], token: null, madeBy: null },
    }),
  );
  const machines = serviceAccounts.map(
    ({ id, username, name, createdAt, seenAt, tokens: own = [] }): ListedSubject => ({
      ...{ key: `service_account:${id}`, type: 'service_account', id, name: username ?? name ?? String(id) },
      ...{ displayName: name ?? null, email: null, createdAt: createdAt ?? null },
      lastSeen: latest([seenAt, ...own.map((token) => token.seenAt)]),
      ...{ managedBy: null, groups: groupsOf(id) },
      credentials: own.map(({ description, ...dates }) => credential(description, dates)),
      ...{ token: null, madeBy: null },
    }),
  );
  // A link that is switched off, or over, lets nobody in.
  const open = links.filter(({ enabled, expiresAt }) => enabled && expiresAt > at);
  return [
    ...people,
    ...machines,
    ...named('api_token', tokens, (token) => ({ own: credential(token.tokenName, token), token, madeBy: null })),
    ...named('invite_link', open, (link) => ({
      own: credential(link.name, link),
      token: null,
      madeBy: link.createdBy,
    })),
  ];
}

interface Dates {
  readonly createdAt?: string | null | undefined;
  readonly seenAt?: string | null | undefined;
  readonly expiresAt?: string | null | undefined;
}

const credential = (name: string, { createdAt, seenAt, expiresAt }: Dates): Credential => ({
  ...{ name, createdAt: createdAt ?? null, lastSeen: seenAt ?? null, expiresAt: expiresAt ?? null },
});

/** The second of a name, by age, is told apart by a number. */
function named<T extends Dates>(
  type: 'api_token' | 'invite_link',
  all: readonly T[],
  show: (one: T) => { readonly own: Credential; readonly token: Token | null; readonly madeBy: string | null },
): ListedSubject[] {
  const keys = new Set<string>();
  const byAge = [...all].sort((a, b) => ((a.createdAt ?? '') < (b.createdAt ?? '') ? -1 : 1));
  return byAge.map((one) => {
    const { own, token, madeBy } = show(one);
    const { name, createdAt, lastSeen } = own;
    let key = `${type}:${name}`;
    for (let count = 2; keys.has(key); count += 1) key = `${type}:${name}#${count}`;
    keys.add(key);
    return {
      ...{ key, type, id: null, name, displayName: null, email: null, createdAt, lastSeen },
      ...{ managedBy: null, groups: [], credentials: [own], token, madeBy },
    };
  });
}

const latest = (instants: readonly (string | null | undefined)[]): string | null =>
  instants
    .flatMap((instant) => instant ?? [])
    .sort()
    .at(-1) ?? null;
