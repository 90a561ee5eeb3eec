// Roles and groups of an instance from one table that says who may do what.
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { Group } from '../generated/cdktf/group/index.ts';
import { Role } from '../generated/cdktf/role/index.ts';
import type { GovernedProject } from './governed-project.ts';
import {
  type EnvironmentReference,
  environmentOf,
  type NumberedReference,
  numberOf,
  ProjectRole,
  RootRole,
} from './reference.ts';
import {
  checkRoleNames,
  type ProjectRoleRow,
  projectPermissions,
  type RootRoleRow,
  rootPermissions,
} from './role-tables.ts';
import { duplicates, quote, refuse } from './wrong-input.ts';

/** A group of people who get their roles together. */
export interface GroupRow<RootRoleName extends string = string> {
  readonly description?: string;
  /** The members. Leave it out where the identity provider decides. */
  readonly users?: readonly NumberedReference[];
  /** Groups at the identity provider whose members join when they sign in. */
  readonly mappingsSso?: readonly string[];
  /** What members may do on the whole instance beside their own root role: a root role of this table, or a predefined one. */
  readonly rootRole?: RootRoleName | keyof typeof predefinedRootRoles;
}

export interface AccessModelProps<
  RootRoleName extends string = string,
  ProjectRoleName extends string = string,
  GroupName extends string = string,
> {
  /** Roles on the whole instance, by name. */
  readonly rootRoles?: { readonly [name in RootRoleName]: RootRoleRow };
  /** Roles inside projects, by name. */
  readonly projectRoles?: { readonly [name in ProjectRoleName]: ProjectRoleRow };
  /** Groups, by name. */
  readonly groups?: { readonly [name in GroupName]: GroupRow<NoInfer<RootRoleName>> };
  /**
   * The environments that roles may name. Give it to have wrong names refused, and resources in it to have roles wait for them.
   * Left out, every name is taken as it is.
   */
  readonly environments?: readonly EnvironmentReference[];
  /**
   * Refuses plans that would delete a role.
   * @default false
   */
  readonly deletionProtection?: boolean;
  /** For stacks with more than one Unleash. */
  readonly provider?: TerraformProvider;
}

/** Who has a role in a project: names of groups, by the name of the role. */
export type GrantTable<ProjectRoleName extends string, GroupName extends string> = {
  readonly [name in ProjectRoleName | keyof typeof predefinedProjectRoles]?: readonly GroupName[];
};

const predefinedRootRoles = { Admin: RootRole.ADMIN, Editor: RootRole.EDITOR, Viewer: RootRole.VIEWER };
const predefinedProjectRoles = { Owner: ProjectRole.OWNER, Member: ProjectRole.MEMBER };

/**
 * Roles and groups from a table. Permissions are typed by where they act, and so are the names that the table gives: a wrong
 * one does not compile.
 *
 * ```ts
 * const access = new AccessModel(this, 'access', {
 *   rootRoles: {
 *     Auditor: { description: 'Reads the audit log', permissions: [RootPermission.READ_LOGS] },
 *   },
 *   projectRoles: {
 *     Developer: {
 *       description: 'Builds flags, switches them in development',
 *       permissions: [ProjectPermission.CREATE_FEATURE, ProjectPermission.UPDATE_FEATURE],
 *       environments: { development: [EnvironmentPermission.UPDATE_FEATURE_ENVIRONMENT] },
 *     },
 *   },
 *   groups: {
 *     'Checkout team': { users: [ada, grace] },
 *     Security: { mappingsSso: ['security'], rootRole: 'Auditor' },
 *   },
 * });
 * access.grant(checkout, { Developer: ['Checkout team'] });
 * ```
 */
export class AccessModel<
  RootRoleName extends string = never,
  ProjectRoleName extends string = never,
  GroupName extends string = never,
> extends Construct {
  readonly #rootRoles = new Map<string, Role>();
  readonly #projectRoles = new Map<string, Role>();
  readonly #groups = new Map<string, Group>();

  constructor(scope: Construct, id: string, props: AccessModelProps<RootRoleName, ProjectRoleName, GroupName>) {
    super(scope, id);
    const rootRoles = Object.entries<RootRoleRow>(props.rootRoles ?? {});
    const projectRoles = Object.entries<ProjectRoleRow>(props.projectRoles ?? {});
    checkRoleNames(
      this,
      [...rootRoles, ...projectRoles].map(([name]) => name),
    );
    const { deletionProtection, provider } = props;
    for (const [name, row] of rootRoles) {
      const permissions = rootPermissions(this, name, row);
      const settings = { provider, name, type: 'root-custom', description: row.description, deletionProtection };
      this.#rootRoles.set(name, new Role(this, `Role-${name}`, { ...settings, permissions }));
    }
    const referTo = this.#environmentNames(props.environments);
    for (const [name, row] of projectRoles) {
      const permissions = projectPermissions(this, name, row, referTo);
      const settings = { provider, name, type: 'custom', description: row.description, deletionProtection };
      this.#projectRoles.set(name, new Role(this, `Role-${name}`, { ...settings, permissions }));
    }
    for (const [name, row] of Object.entries<GroupRow>(props.groups ?? {})) this.#addGroup(provider, name, row);
  }

  rootRole(name: RootRoleName): Role {
    return this.#find(this.#rootRoles, 'root role', name);
  }

  projectRole(name: ProjectRoleName): Role {
    return this.#find(this.#projectRoles, 'project role', name);
  }

  group(name: GroupName): Group {
    return this.#find(this.#groups, 'group', name);
  }

  /** Gives groups of this model roles in a project. */
  grant(project: GovernedProject, table: GrantTable<ProjectRoleName, GroupName>): this {
    for (const [name, groups] of Object.entries<readonly GroupName[] | undefined>(table)) {
      const role = Object.hasOwn(predefinedProjectRoles, name)
        ? predefinedProjectRoles[name as keyof typeof predefinedProjectRoles]
        : this.projectRole(name as ProjectRoleName);
      if (groups) project.grantRole(role, { groups: groups.map((group) => this.group(group)) });
    }
    return this;
  }

  /** What a role says for an environment that its table names. */
  #environmentNames(references: readonly EnvironmentReference[] | undefined) {
    const environments = references?.map((reference) => environmentOf(this, 'environments', reference));
    const names = environments?.map(({ name }) => name) ?? [];
    return (prop: string, name: string): string => {
      if (!environments) return name;
      const known = environments.find((environment) => environment.name === name);
      return known?.value ?? refuse(this, `${prop}: environments has only ${quote(names)}.`);
    };
  }

  #addGroup(provider: TerraformProvider | undefined, name: string, row: GroupRow): void {
    const prop = `groups[${JSON.stringify(name)}]`;
    const twice = duplicates(row.mappingsSso ?? []);
    if (twice.length > 0) refuse(this, `${prop}.mappingsSso has ${quote(twice)} more than once.`);
    const group = new Group(this, `Group-${name}`, {
      provider,
      name,
      description: row.description,
      users: row.users?.map((user) => numberOf(this, `${prop}.users`, user)),
      mappingsSso: row.mappingsSso && [...row.mappingsSso],
      rootRole: row.rootRole === undefined ? undefined : this.#rootRoleNumber(prop, row.rootRole),
    });
    this.#groups.set(name, group);
  }

  #rootRoleNumber(prop: string, name: string): number {
    const known = this.#rootRoles.get(name);
    if (known) return numberOf(this, `${prop}.rootRole`, known);
    if (Object.hasOwn(predefinedRootRoles, name)) return predefinedRootRoles[name as keyof typeof predefinedRootRoles];
    return refuse(
      this,
      `${prop}.rootRole is ${JSON.stringify(name)}, which is no root role of this table and not predefined.`,
    );
  }

  #find<Found>(all: ReadonlyMap<string, Found>, kind: string, name: string): Found {
    return all.get(name) ?? refuse(this, `it has no ${kind} ${JSON.stringify(name)}, only ${quote(all.keys())}.`);
  }
}
