// Who makes a request, and what that caller may do: the admin token everything, an account what its roles say.
import { permissionByName } from '../state/permissions.ts';
import type { Account, Project, Store } from '../state/store.ts';

/** `account` is absent for an admin token, which belongs to nobody. */
export interface Actor {
  id: number;
  /** What events say in `createdBy`. */
  name: string;
  ip: string;
  account?: Account;
}

/** The numbers that Unleash writes into events for callers who are not accounts. */
export const adminTokenId = -42;
const systemId = -1337;

export const systemActor: Actor = { id: systemId, name: 'unleash_system_user', ip: '127.0.0.1' };

interface Held {
  permission: string;
  project: string | undefined;
  environment: string | undefined;
}

/** May the caller do something that needs one of `permissions`, in this project and environment? */
export function isAllowed(
  store: Store,
  actor: Actor,
  permissions: readonly string[],
  project?: unknown,
  environment?: unknown,
): boolean {
  const { account } = actor;
  if (account === undefined) return true;
  for (const held of heldPermissions(store, account)) {
    if (held.project !== undefined && held.project !== project) continue;
    if (held.environment !== undefined && held.environment !== environment) continue;
    if (held.permission === 'ADMIN' || permissions.includes(held.permission)) return true;
  }
  return false;
}

/** Root roles act on the whole instance, but their project permissions reach the default project only. */
export function* heldPermissions(store: Store, account: Account): Generator<Held> {
  yield* fromRole(store, account.rootRole, 'default');
  for (const group of groupsOf(store, account)) {
    if (group.rootRole !== null) yield* fromRole(store, group.rootRole, 'default');
  }
  for (const project of store.projects.values()) {
    for (const roleId of projectRolesOf(store, account, project)) yield* fromRole(store, roleId, project.id);
  }
}

function* fromRole(store: Store, roleId: number, project: string): Generator<Held> {
  for (const { name, environment } of store.roles.get(roleId)?.permissions ?? []) {
    const type = permissionByName.get(name)?.type;
    yield {
      permission: name,
      project: type === 'root' ? undefined : project,
      environment: type === 'environment' ? (environment ?? undefined) : undefined,
    };
  }
}

function groupsOf(store: Store, account: Account) {
  return [...store.groups.values()].filter((group) => group.members.has(account.id));
}

/** Project roles of an account, its own and those of its groups. */
function projectRolesOf(store: Store, account: Account, project: Project): Set<number> {
  const roles = new Set(project.users.get(account.id)?.keys());
  for (const [groupId, grants] of project.groups) {
    if (store.groups.get(groupId)?.members.has(account.id)) for (const role of grants.keys()) roles.add(role);
  }
  return roles;
}

/**
 * Private projects are hidden from Viewers who are not members, unless a group makes them Editor or Admin, and so are
 * those that do not exist. Root roles are held in the default project, so everybody is a member of that.
 */
export function canSee(store: Store, actor: Actor, project: Project | undefined): boolean {
  const { account } = actor;
  if (account === undefined || account.rootRole !== 3) return true;
  if (groupsOf(store, account).some((group) => group.rootRole === 1 || group.rootRole === 2)) return true;
  if (project === undefined) return false;
  return project.mode !== 'private' || project.id === 'default' || projectRolesOf(store, account, project).size > 0;
}

/** Callers who are neither admin nor owner of the project may grant only roles that they hold there. */
export function canGrant(store: Store, actor: Actor, project: Project | undefined, roles: readonly number[]): boolean {
  if (actor.account === undefined || isAllowed(store, actor, ['ADMIN'])) return true;
  if (project === undefined) return false;
  const held = projectRolesOf(store, actor.account, project);
  const { rootRole } = actor.account;
  if (project.id === 'default' || store.roles.get(rootRole)?.type === 'root') held.add(rootRole);
  return held.has(4) || roles.every((role) => held.has(role));
}
