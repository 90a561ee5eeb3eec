// Who has which role in a project: grants are collected while the tree is built, and written when it is synthesised.
import { Lazy, type TerraformProvider, Token } from 'cdktf';
import type { Construct } from 'constructs';
import { ProjectAccess } from '../generated/cdktf/project-access/index.ts';
import { ProjectRoleBinding } from '../generated/cdktf/project-role-binding/index.ts';
import { type NumberedReference, numberOf, resolveIn } from './reference.ts';
import { refuse } from './wrong-input.ts';

/** Users, service accounts among them, and groups. */
export interface Holders {
  readonly users?: readonly NumberedReference[];
  readonly groups?: readonly NumberedReference[];
}

/**
 * How much of the access to a project a construct decides.
 * - `everything`: whoever was granted a role elsewhere loses it at the next apply.
 * - `its-roles`: the same, for the roles that it grants; all other roles are left alone.
 */
export type AccessScope = 'everything' | 'its-roles';

interface ProjectGrantsProps {
  readonly projectId: string;
  readonly scope: AccessScope;
  readonly provider?: TerraformProvider | undefined;
}

interface Grant {
  readonly role: number;
  readonly users: Map<string, number>;
  readonly groups: Map<string, number>;
}

export class ProjectGrants {
  readonly #owner: Construct;
  readonly #props: ProjectGrantsProps;
  /** By what the number of the role becomes, so that two references to one role are one grant. */
  readonly #grants = new Map<string, Grant>();

  /** @param owner the construct that the resources belong to */
  constructor(owner: Construct, props: ProjectGrantsProps) {
    this.#owner = owner;
    this.#props = props;
    if (props.scope !== 'everything') return;
    new ProjectAccess(owner, 'Access', {
      provider: props.provider,
      project: props.projectId,
      roles: Lazy.anyValue({ produce: () => [...this.#grants.values()].map(rowOf) }),
    });
  }

  /** Granting again what is granted changes nothing. */
  grant(role: NumberedReference, { users = [], groups = [] }: Holders): void {
    if (users.length + groups.length === 0) {
      refuse(this.#owner, 'a role is granted to nobody. Name at least one user or group.');
    }
    const grant = this.#grantOf(numberOf(this.#owner, 'role', role));
    for (const user of users) this.#add(grant.users, numberOf(this.#owner, 'users', user));
    for (const group of groups) this.#add(grant.groups, numberOf(this.#owner, 'groups', group));
  }

  #add(holders: Map<string, number>, id: number): void {
    holders.set(String(resolveIn(this.#owner, id)), id);
  }

  #grantOf(role: number): Grant {
    const key = String(resolveIn(this.#owner, role));
    const known = this.#grants.get(key);
    if (known) return known;
    const grant: Grant = { role, users: new Map(), groups: new Map() };
    this.#grants.set(key, grant);
    if (this.#props.scope === 'its-roles') this.#bind(key, grant);
    return grant;
  }

  #bind(key: string, { role, users, groups }: Grant): void {
    const label = /\.([\w-]+)\.id\}$/.exec(key)?.[1] ?? key.replace(/[^\w-]/g, '');
    new ProjectRoleBinding(this.#owner, `Role-${label}`, {
      provider: this.#props.provider,
      project: this.#props.projectId,
      role,
      users: idsOf(users),
      groups: idsOf(groups),
    });
  }
}

/** Inside a lazy value attributes have the names that Terraform gives them. */
function rowOf({ role, users, groups }: Grant): { role: number; users: number[]; groups: number[] } {
  return { role, users: [...users.values()], groups: [...groups.values()] };
}

function idsOf(holders: ReadonlyMap<string, number>): number[] {
  return Token.asNumberList(Lazy.anyValue({ produce: () => [...holders.values()] }));
}
