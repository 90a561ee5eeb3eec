// The permissions of a role on their way in and out. Their scope is never checked against the type of the role.
import type { components } from '../../admin-api/generated/schema.d.ts';
import { badData, databaseError } from '../failures/errors.ts';
import { type Permission, permissionById, permissionByName } from '../state/permissions.ts';
import type { Role, RolePermission, RoleType, Store } from '../state/store.ts';

interface Given {
  name?: string;
  id?: number;
  environment?: string | null;
}

/** Throws for permissions that do not exist, and as the database does for an environment that does not. */
export function resolvePermissions(store: Store, type: RoleType, given: readonly Given[]): RolePermission[] {
  const unknown = given.filter((entry) => lookUp(entry) === undefined);
  if (unknown.length > 0) {
    const list = unknown.map(({ id, name }) => (id === undefined ? name : `permission with ID: ${id}`)).join(', ');
    throw badData(`Invalid permissions supplied. The following permissions don't exist: ${list}.`);
  }
  return given.map((entry) => {
    const environment = type === 'root-custom' ? null : entry.environment || null;
    if (environment !== null && !store.environments.has(environment)) {
      throw databaseError(
        'insert into "role_permission" - insert or update on table "role_permission" violates foreign key constraint "fk_role_permission_environment"',
      );
    }
    return { name: lookUp(entry)?.name ?? '', environment };
  });
}

function lookUp({ id, name }: Given): Permission | undefined {
  return id === undefined ? permissionByName.get(name ?? '') : permissionById.get(id);
}

export function showPermissions(role: Role): components['schemas']['adminPermissionSchema'][] {
  return role.permissions.flatMap(({ name, environment }) => {
    const permission = permissionByName.get(name);
    return permission === undefined ? [] : [{ ...permission, environment }];
  });
}
