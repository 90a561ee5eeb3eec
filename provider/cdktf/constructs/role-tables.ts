// Roles as tables of permissions: the shapes, and what can be wrong with them.
import type { IConstruct } from 'constructs';
import { EnvironmentPermission, ProjectPermission, RootPermission } from './generated/permissions.ts';
import { duplicates, quote, refuse } from './wrong-input.ts';

/** A role for the whole instance, such as who may read the audit log. */
export interface RootRoleRow {
  readonly description: string;
  readonly permissions: readonly RootPermission[];
}

/** A role inside the projects where it is granted. */
export interface ProjectRoleRow {
  readonly description: string;
  /** What it allows in the whole project. */
  readonly permissions?: readonly ProjectPermission[];
  /** What it allows in single environments, by the name of the environment. */
  readonly environments?: { readonly [environment: string]: readonly EnvironmentPermission[] };
}

/** A permission as a role resource takes it. */
interface RolePermission {
  readonly name: string;
  readonly environment?: string;
}

const predefinedNames = ['Admin', 'Editor', 'Viewer', 'Owner', 'Member', 'Reader'];

const scopes = [
  { constants: RootPermission, belongs: 'acts on the whole instance: it belongs in a root role' },
  { constants: ProjectPermission, belongs: "acts on a whole project: it belongs in a project role's permissions" },
  {
    constants: EnvironmentPermission,
    belongs: "acts in one environment: it belongs in a project role's environments",
  },
];

/** Unleash wants names that are unique among all roles, its own included. */
export function checkRoleNames(construct: IConstruct, names: readonly string[]): void {
  const twice = duplicates(names);
  if (twice.length > 0) {
    refuse(construct, `rootRoles and projectRoles both have ${quote(twice)}. Names are unique among all roles.`);
  }
  const predefined = names.filter((name) => predefinedNames.includes(name));
  if (predefined.length > 0) {
    refuse(construct, `${quote(predefined)} comes with Unleash and cannot be managed. Give the role another name.`);
  }
}

export function rootPermissions(construct: IConstruct, name: string, { permissions }: RootRoleRow): RolePermission[] {
  checkPermissions(construct, `rootRoles[${JSON.stringify(name)}].permissions`, permissions, RootPermission);
  return permissions.map((permission) => ({ name: permission }));
}

/** @param referTo what refers to an environment, by its name; it refuses names that it does not know */
export function projectPermissions(
  construct: IConstruct,
  name: string,
  { permissions = [], environments = {} }: ProjectRoleRow,
  referTo: (prop: string, environment: string) => string,
): RolePermission[] {
  const row = `projectRoles[${JSON.stringify(name)}]`;
  checkPermissions(construct, `${row}.permissions`, permissions, ProjectPermission);
  return [
    ...permissions.map((permission) => ({ name: permission })),
    ...Object.entries(environments).flatMap(([environment, inEnvironment]) => {
      const prop = `${row}.environments[${JSON.stringify(environment)}]`;
      checkPermissions(construct, prop, inEnvironment, EnvironmentPermission);
      const value = referTo(prop, environment);
      return inEnvironment.map((permission) => ({ name: permission, environment: value }));
    }),
  ];
}

/** The compiler knows the names; this is for those who come without it. */
function checkPermissions(
  construct: IConstruct,
  prop: string,
  permissions: readonly string[],
  known: { readonly [name: string]: string },
): void {
  const twice = duplicates(permissions);
  if (twice.length > 0) refuse(construct, `${prop} has ${quote(twice)} more than once.`);
  for (const permission of permissions) {
    if (Object.hasOwn(known, permission)) continue;
    const elsewhere = scopes.find(({ constants }) => Object.hasOwn(constants, permission));
    refuse(
      construct,
      elsewhere
        ? `${prop} has ${permission}, which ${elsewhere.belongs}.`
        : `${prop} has ${JSON.stringify(permission)}, which this version does not know as a permission. If your Unleash does, use the Role binding.`,
    );
  }
}
