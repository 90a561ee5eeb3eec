// Who has which role in a project: reading it, replacing all of it (PUT), adding to it (POST).
import { type Actor, canGrant } from '../http/actor.ts';
import type { Endpoints } from '../endpoint.ts';
import { badData, invalidOperation, invalidValue } from '../failures/errors.ts';
import { recordEvent } from '../events/record-event.ts';
import type { Grants, Project, Store } from '../state/store.ts';
import { isProjectRole } from './project-roles.ts';
import { showMember } from '../views/show-account.ts';
import { showGroupRow, showMembers } from '../views/show-group.ts';
import { showRole } from '../views/show-role.ts';

const read = {
  needs: ['UPDATE_PROJECT', 'PROJECT_USER_ACCESS_READ', 'PROJECT_USER_ACCESS_WRITE'],
  edition: 'pro',
} as const;
const write = { needs: ['UPDATE_PROJECT', 'PROJECT_USER_ACCESS_WRITE'], edition: 'pro' } as const;

export const projectAccess = {
  /** Lists every project role of the instance. An unknown project is empty, not missing. */
  getProjectAccess: {
    ...read,
    handle({ store, params }) {
      const project = store.projects.get(params.projectId);
      const roles = [...store.roles.values()].filter((role) => isProjectRole(store, role.id)).map(showRole);
      return {
        status: 200,
        body: {
          roles,
          users: project ? showUsers(store, project) : [],
          groups: project ? showGroups(store, project) : [],
        },
      };
    },
  },
  setProjectAccess: {
    ...write,
    handle({ store, params, body, actor }) {
      const entries = body.roles.map(({ id = 0, users = [], groups = [] }) => ({ role: id, users, groups }));
      const project = store.projects.get(params.projectId);
      checkEntries(store, actor, project, entries);
      if (project === undefined) {
        if (entries.some(({ users, groups }) => users.length + groups.length > 0)) throw unknownProject();
        return { status: 200 };
      }
      const preData = accessData(project);
      const before = { users: project.users, groups: project.groups };
      project.users = new Map();
      project.groups = new Map();
      const now = store.now();
      for (const { role, users, groups } of entries) {
        for (const id of users) grant(project.users, id, role, before.users.get(id)?.get(role) ?? now);
        for (const id of groups) grant(project.groups, id, role, before.groups.get(id)?.get(role) ?? now);
      }
      recordEvent(store, actor, {
        type: 'project-access-updated',
        project: project.id,
        preData,
        data: accessData(project),
      });
      return { status: 200 };
    },
  },
  addAccessToProject: {
    ...write,
    handle({ store, params, body, actor }) {
      const { roles, users, groups } = body;
      const project = store.projects.get(params.projectId);
      const entries = roles.map((role) => ({ role, users, groups }));
      if (roles.length === 0) {
        throw badData("You can't grant access without any roles. The roles array you sent was empty.");
      }
      checkEntries(store, actor, project, entries);
      // Roles are counted against those found: one that is named twice is said to be wrong, without saying which.
      if (new Set(roles).size < roles.length) throw invalidRoles([]);
      if (project === undefined && users.length + groups.length > 0) throw unknownProject();
      const now = store.now();
      if (project !== undefined) {
        for (const role of roles) {
          for (const id of users) grant(project.users, id, role, project.users.get(id)?.get(role) ?? now);
          for (const id of groups) grant(project.groups, id, role, project.groups.get(id)?.get(role) ?? now);
        }
      }
      const data = { roles: roles.map((roleId) => ({ roleId, groupIds: groups, userIds: users })) };
      recordEvent(store, actor, { type: 'project-access-added', project: params.projectId, data });
      return { status: 200 };
    },
  },
} satisfies Partial<Endpoints>;

interface Entry {
  role: number;
  users: readonly number[];
  groups: readonly number[];
}

/** Checked before anything is written: a refused request changes nothing. */
function checkEntries(store: Store, actor: Actor, project: Project | undefined, entries: readonly Entry[]): void {
  const roles = [...new Set(entries.map(({ role }) => role))];
  if (!canGrant(store, actor, project, roles)) {
    throw invalidOperation('User tried to grant role they did not have access to');
  }
  const invalid = roles.filter((role) => !isProjectRole(store, role));
  if (invalid.length > 0) throw invalidRoles(invalid);
  for (const { groups, users } of entries) checkHolders(store, groups, users);
}

/** Groups are written first, and a failure there ends the statement. */
function checkHolders(store: Store, groups: readonly number[], users: readonly number[]): void {
  if (groups.some((id) => !store.groups.has(id))) throw invalidValue(unknownIds('group', groups));
  if (users.some((id) => !store.accounts.has(id))) throw invalidValue(unknownIds('user', users));
}

const invalidRoles = (roles: readonly number[]) =>
  badData(
    `You can't add access to a project with roles that aren't project roles or that don't exist. These roles are not valid: ${roles.join(', ')}`,
  );

function unknownIds(kind: string, ids: readonly number[]): string {
  return `Your request contains one or more ${kind} IDs that do not exist. You sent these ${kind} IDs: ${ids.join(', ')}.`;
}

const unknownProject = () => badData('Your request names a project that does not exist.');

function grant(holders: Map<number, Grants>, id: number, role: number, at: string): void {
  const grants = holders.get(id);
  if (grants === undefined) holders.set(id, new Map([[role, at]]));
  else grants.set(role, at);
}

function showGrants(grants: Grants): { roles: number[]; roleId?: number; addedAt?: string } {
  const [first] = grants;
  return { roles: [...grants.keys()], ...(first ? { roleId: first[0], addedAt: first[1] } : {}) };
}

function showUsers(store: Store, project: Project) {
  return [...project.users].flatMap(([id, grants]) => {
    const account = store.accounts.get(id);
    if (account === undefined) return [];
    return [{ ...showMember(account), ...showGrants(grants) }];
  });
}

function showGroups(store: Store, project: Project) {
  return [...project.groups].flatMap(([id, grants]) => {
    const group = store.groups.get(id);
    if (group === undefined) return [];
    return [{ ...showGroupRow(group), users: showMembers(store, group), ...showGrants(grants) }];
  });
}

function accessData(project: Project): object {
  const roles = new Map<number, { roleId: number; groupIds: number[]; userIds: number[] }>();
  const entry = (roleId: number) => {
    const found = roles.get(roleId) ?? { roleId, groupIds: [], userIds: [] };
    roles.set(roleId, found);
    return found;
  };
  for (const [id, grants] of project.users) for (const role of grants.keys()) entry(role).userIds.push(id);
  for (const [id, grants] of project.groups) for (const role of grants.keys()) entry(role).groupIds.push(id);
  return { roles: [...roles.values()] };
}
