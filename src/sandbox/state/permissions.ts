// The permissions an instance knows: number, name, scope and the label shown in the admin UI.
import scopes from '../../../openapi/permissions.json' with { type: 'json' };

export type PermissionScope = keyof typeof scopes;

export interface Permission {
  readonly id: number;
  readonly name: string;
  readonly displayName: string;
  readonly type: PermissionScope;
}

/** Every permission, in the order of their numbers. */
export const permissions: readonly Permission[] = (Object.keys(scopes) as PermissionScope[])
  .flatMap((type) => scopes[type].map((permission) => ({ ...permission, type })))
  .sort((a, b) => a.id - b.id);

export const permissionByName: ReadonlyMap<string, Permission> = new Map(permissions.map((p) => [p.name, p]));
export const permissionById: ReadonlyMap<number, Permission> = new Map(permissions.map((p) => [p.id, p]));
