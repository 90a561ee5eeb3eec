// The roles of one user or one group in a project: set as a whole, or removed.
import { type Actor, canGrant } from '../http/actor.ts';
import type { Endpoints } from '../endpoint.ts';
import { databaseError, invalidOperation } from '../failures/errors.ts';
import { recordEvent } from '../events/record-event.ts';
import type { Grants, Store } from '../state/store.ts';
import { toNumber } from '../state/find.ts';

const write = { needs: ['UPDATE_PROJECT', 'PROJECT_USER_ACCESS_WRITE'], edition: 'pro' } as const;
const remove = { ...write, anyContentType: true } as const;

export const projectRoles = {
  setRolesForUser: {
    ...write,
    handle: ({ store, params, body, actor }) =>
      setRoles(store, actor, { ...params, kind: 'user', id: toNumber('userId', params.userId) }, body.roles),
  },
  setRolesForGroup: {
    ...write,
    handle: ({ store, params, body, actor }) =>
      setRoles(store, actor, { ...params, kind: 'group', id: toNumber('groupId', params.groupId) }, body.roles),
  },
  removeUserAccess: {
    ...remove,
    handle: ({ store, params, actor }) =>
      removeRoles(store, actor, { ...params, kind: 'user', id: toNumber('userId', params.userId) }),
  },
  removeGroupAccess: {
    ...remove,
    handle: ({ store, params, actor }) =>
      removeRoles(store, actor, { ...params, kind: 'group', id: toNumber('groupId', params.groupId) }),
  },
} satisfies Partial<Endpoints>;

export function isProjectRole(store: Store, id: number): boolean {
  const type = store.roles.get(id)?.type;
  return type === 'project' || type === 'custom';
}

interface Holder {
  projectId: string;
  kind: 'user' | 'group';
  id: number;
}

/** Roles that are not project roles are dropped without a word; none left means no access. */
function setRoles(store: Store, actor: Actor, holder: Holder, wanted: number[]): { status: 200 } {
  const project = store.projects.get(holder.projectId);
  if (!canGrant(store, actor, project, wanted)) {
    throw invalidOperation('User tried to assign a role they did not have access to');
  }
  const holders = holdersOf(store, holder);
  const before = holders?.get(holder.id);
  const roles = wanted.filter((role) => isProjectRole(store, role));
  if (roles.length > 0 && (holders === undefined || !exists(store, holder))) {
    const table = holder.kind === 'user' ? 'role_user' : 'group_role';
    const missing = holders === undefined ? 'project' : `${holder.kind}_id`;
    throw databaseError(
      `insert into "${table}" - insert or update on table "${table}" violates foreign key constraint "${table}_${missing}_fkey"`,
    );
  }
  const now = store.now();
  if (roles.length === 0) holders?.delete(holder.id);
  else holders?.set(holder.id, new Map(roles.map((role) => [role, before?.get(role) ?? now])));
  recordEvent(store, actor, {
    type: holder.kind === 'user' ? 'project-access-user-roles-updated' : 'project-access-group-roles-updated',
    project: holder.projectId,
    preData: describe(holder, before),
    data: { ...describe(holder, undefined), roles: wanted },
  });
  return { status: 200 };
}

function removeRoles(store: Store, actor: Actor, holder: Holder): { status: 200 } {
  const holders = holdersOf(store, holder);
  const before = holders?.get(holder.id);
  holders?.delete(holder.id);
  recordEvent(store, actor, {
    // The server has a type of its own for groups, and uses this one for both.
    type: 'project-access-user-roles-deleted',
    project: holder.projectId,
    preData: describe(holder, before),
  });
  return { status: 200 };
}

function holdersOf(store: Store, { projectId, kind }: Holder): Map<number, Grants> | undefined {
  return store.projects.get(projectId)?.[kind === 'user' ? 'users' : 'groups'];
}

function exists(store: Store, { kind, id }: Holder): boolean {
  return kind === 'user' ? store.accounts.has(id) : store.groups.has(id);
}

function describe({ kind, id }: Holder, grants: Grants | undefined): object {
  return { roles: [...(grants?.keys() ?? [])], [kind === 'user' ? 'userId' : 'groupId']: id };
}
