// Roles: named sets of permissions, for the instance (root-custom) or inside projects (custom).
import type { Endpoints } from '../endpoint.ts';
import { databaseError, invalidOperation, invalidValue, nameExists, roleInUse } from '../failures/errors.ts';
import { recordEvent } from '../events/record-event.ts';
import { nextId, type Role, type RoleType, type Store } from '../state/store.ts';
import { byName, findRole } from '../state/find.ts';
import { resolvePermissions, showPermissions } from '../rules/role-permissions.ts';
import { showRole } from '../views/show-role.ts';

const read = { needs: ['ADMIN', 'READ_ROLE'], edition: 'pro' } as const;
const write = { needs: ['ADMIN'], edition: 'enterprise' } as const;

export const roles = {
  getRoles: {
    ...read,
    handle({ store }) {
      return { status: 200, body: { version: 1, roles: [...store.roles.values()].sort(byName).map(showRole) } };
    },
  },
  getRoleById: {
    ...read,
    handle({ store, params }) {
      const role = findRole(store, params.roleId);
      return { status: 200, body: { ...showRole(role), permissions: showPermissions(role) } };
    },
  },
  createRole: {
    ...write,
    handle({ store, body, actor }) {
      const name = checkUnique(store, trimName(body.name));
      const type: RoleType = body.type === 'root-custom' ? 'root-custom' : 'custom';
      const permissions = resolvePermissions(store, type, body.permissions ?? []);
      const role: Role = { id: nextId(store, 'role'), name, type, description: body.description ?? '', permissions };
      store.roles.set(role.id, role);
      recordEvent(store, actor, { type: 'role-created', data: eventData(role) });
      return { status: 200, body: { version: 1, roles: showRole(role) } };
    },
  },
  updateRole: {
    ...write,
    handle({ store, params, body, actor }) {
      const given = trimName(body.name);
      const role = findRole(store, params.roleId);
      const before = eventData(role);
      checkIsCustom(role);
      const name = checkUnique(store, given, role);
      // The type does not change, and yet the one that is sent says whether environments count.
      const type = body.type ?? 'custom';
      if (body.permissions !== undefined) role.permissions = resolvePermissions(store, type, body.permissions);
      role.name = name;
      if (body.description !== undefined) role.description = body.description;
      recordEvent(store, actor, { type: 'role-updated', preData: before, data: eventData(role) });
      return { status: 200, body: { version: 1, roles: showRole(role) } };
    },
  },
  deleteRole: {
    ...write,
    anyContentType: true,
    handle({ store, params, actor }) {
      const role = findRole(store, params.roleId);
      checkIsCustom(role);
      checkIsUnused(store, role);
      store.roles.delete(role.id);
      recordEvent(store, actor, { type: 'role-deleted', preData: eventData(role) });
      return { status: 200 };
    },
  },
  validateRole: {
    ...write,
    handle({ store, body }) {
      checkUnique(store, trimName(body.name));
      return { status: 200 };
    },
  },
} satisfies Partial<Endpoints>;

function trimName(given: string): string {
  const name = given.trim();
  if (name === '') throw invalidValue('"name" is not allowed to be empty.');
  return name;
}

/** Names are unique over all types, in their very letter case. */
function checkUnique(store: Store, name: string, existing?: Role): string {
  for (const role of store.roles.values()) {
    if (role.name === name && role !== existing) {
      throw nameExists(`There already exists a role with the name ${name}`);
    }
  }
  return name;
}

function eventData({ permissions, ...role }: Role): object {
  const named = permissions.map(({ name, environment }) => ({ name, ...(environment && { environment }) }));
  return { ...role, permissions: named };
}

function checkIsCustom(role: Role): void {
  if (role.type === 'root' || role.type === 'project') throw invalidOperation('You cannot change built in roles.');
}

/** A group's root role is not counted as use, and then stops the deletion in the database. */
function checkIsUnused(store: Store, role: Role): void {
  const users = new Set<number>();
  const groups = new Set<number>();
  for (const account of store.accounts.values()) if (account.rootRole === role.id) users.add(account.id);
  for (const project of store.projects.values()) {
    for (const [id, grants] of project.users) if (grants.has(role.id)) users.add(id);
    for (const [id, grants] of project.groups) if (grants.has(role.id)) groups.add(id);
  }
  if (users.size > 0 || groups.size > 0) {
    throw roleInUse(
      `Role is in use by users(${users.size}) or groups(${groups.size}). You cannot delete a role that is in use without first removing the role from the users and groups.`,
    );
  }
  for (const group of store.groups.values()) {
    if (group.rootRole !== role.id) continue;
    throw databaseError(
      'delete from "roles" where "id" = $1 - update or delete on table "roles" violates foreign key constraint "fk_group_role_id" on table "groups"',
    );
  }
}
