// Tokens for callers who may do less than everything.
import { randomBytes } from 'node:crypto';
import { resolvePermissions } from '../rules/role-permissions.ts';
import { nextId, type Role, type Store } from '../state/store.ts';

/** Whose token it is: a user that exists, a new user with a root role (id or name), or one with just these permissions. */
export type TokenOwner = { user: number } | { role: number | string } | { permissions: readonly string[] };

/** Makes a personal access token that expires in a year, and what it needs: a user, a root-custom role. */
export function createToken(store: Store, owner: TokenOwner): string {
  const userId = 'user' in owner ? existing(store, owner.user) : createUser(store, rootRoleOf(store, owner));
  const secret = `user:${randomBytes(28).toString('hex')}`;
  const now = store.now();
  const id = nextId(store, 'personalToken');
  store.personalTokens.set(secret, {
    id,
    userId,
    description: `sandbox token ${id}`,
    expiresAt: new Date(Date.parse(now) + 365 * 86_400_000).toISOString(),
    createdAt: now,
  });
  return secret;
}

function existing(store: Store, user: number): number {
  if (!store.accounts.has(user)) throw new Error(`no token for user ${user}: there is no such user`);
  return user;
}

function rootRoleOf(store: Store, owner: { role: number | string } | { permissions: readonly string[] }): number {
  if ('permissions' in owner) {
    const id = nextId(store, 'role');
    const permissions = resolvePermissions(
      store,
      'root-custom',
      owner.permissions.map((name) => ({ name })),
    );
    const role: Role = { id, name: `sandbox token ${id}`, type: 'root-custom', description: '', permissions };
    store.roles.set(id, role);
    return id;
  }
  for (const role of store.roles.values()) {
    const isRoot = role.type === 'root' || role.type === 'root-custom';
    if (isRoot && (role.id === owner.role || role.name === owner.role)) return role.id;
  }
  throw new Error(`no token with root role ${owner.role}: there is no such root role`);
}

function createUser(store: Store, rootRole: number): number {
  const id = nextId(store, 'account');
  store.accounts.set(id, {
    id,
    username: `sandbox-${id}`,
    passwordHash: null,
    rootRole,
    isService: false,
    createdAt: store.now(),
    scimId: null,
  });
  return id;
}
