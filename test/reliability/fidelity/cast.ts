// The people whom every sequence begins with, in the sandbox: the same as the server of the tests brings along.
import type { Sandbox } from '../../../src/sandbox/index.ts';
import cast from '../../../workshop/unleash-server/cast.json' with { type: 'json' };
import type { Caller } from '../../calls/some.ts';

const secretOf = (username: string) => cast.accounts.find((account) => account.username === username)?.secret ?? '';

/** The tokens of those who may do less than everything. */
export const callers: { readonly [C in Caller]: string } = {
  editor: secretOf('editor'),
  viewer: secretOf('viewer'),
  worker: secretOf('worker'),
};

/** Counters that begin where those of the server do: `nextId` counts before it gives. */
const counters = {
  account: 9_999,
  role: 19_999,
  group: 29_999,
  personalToken: 39_999,
  segment: 49_999,
  addon: 59_999,
};

export function bringCast({ store }: Sandbox): void {
  const now = store.now();
  const expiresAt = new Date(Date.parse(now) + 365 * 86_400_000).toISOString();
  for (const [index, { id, username, rootRole, secret, isService = false, scimId = null }] of cast.accounts.entries()) {
    store.accounts.set(id, { id, username, rootRole, isService, scimId, passwordHash: null, createdAt: now });
    if (!secret) continue;
    store.personalTokens.set(secret, { id: index + 1, userId: id, description: username, expiresAt, createdAt: now });
  }
  for (const { id, name, scimId, members } of cast.groups) {
    store.groups.set(id, {
      id,
      name,
      scimId,
      description: '',
      mappingsSSO: [],
      rootRole: null,
      createdBy: 'scim',
      createdAt: now,
      members: new Map(members.map((member) => [member, { joinedAt: now, createdBy: 'scim' }])),
    });
  }
  store.settings.scim = { enabled: true, token: null };
  Object.assign(store.sequences, counters);
}
