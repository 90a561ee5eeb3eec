// A project as a platform team wants every project: owned, with four eyes where it counts, and hard to lose.
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { Project, type ProjectFeatureNaming, type ProjectLinkTemplates } from '../generated/cdktf/project/index.ts';
import { ProjectEnvironment } from '../generated/cdktf/project-environment/index.ts';
import { type AccessScope, type Holders, ProjectGrants } from './project-grants.ts';
import { type EnvironmentReference, environmentOf, type NumberedReference, ProjectRole } from './reference.ts';
import { checkApprovals, duplicates, quote, refuse } from './wrong-input.ts';

export interface GovernedProjectProps {
  /** Id of the project, part of URLs. Another id is another project. */
  readonly projectId: string;
  readonly name: string;
  readonly description?: string;
  /**
   * Who may take part: everybody in an `open` project, members in a `protected` one; a `private` one is hidden from viewers
   * who are not members.
   * @default 'protected'
   */
  readonly mode?: 'open' | 'protected' | 'private';
  /** Who owns the project: at least one user or group. Better two people, or a group. */
  readonly owners: Holders;
  /** Who has the predefined role Member. For other roles there is `grantRole`. */
  readonly members?: Holders;
  /** The environments that the project takes part in. */
  readonly environments: readonly EnvironmentReference[];
  /**
   * Approvals that a change needs, from 1 to 10, by environment. Environments that are not in it keep what Unleash has.
   * @example { production: 2 }
   */
  readonly fourEyes?: { readonly [environment: string]: number };
  /** Rule for the names of new flags. */
  readonly featureNaming?: ProjectFeatureNaming;
  /** Links that every new flag gets. */
  readonly linkTemplates?: ProjectLinkTemplates[];
  /** Context field by which gradual rollouts keep people in their group. */
  readonly defaultStickiness?: string;
  /**
   * Refuses plans that would delete the project. Turn it off and apply before you destroy.
   * @default true
   */
  readonly deletionProtection?: boolean;
  /**
   * What destroying does to the project in Unleash.
   * @default 'delete'
   */
  readonly onDestroy?: 'delete' | 'archive' | 'forget';
  /**
   * How much of the access to the project this construct decides.
   * @default 'everything'
   */
  readonly accessScope?: AccessScope;
  /** For stacks with more than one Unleash. */
  readonly provider?: TerraformProvider;
}

/**
 * A project with its owners, members, environments, approvals, naming rule and protection.
 *
 * ```ts
 * const checkout = new GovernedProject(this, 'checkout', {
 *   projectId: 'checkout',
 *   name: 'Checkout',
 *   owners: { groups: [leads] },
 *   members: { users: [ada, grace] },
 *   environments: ['development', 'production'],
 *   fourEyes: { production: 2 },
 * });
 * checkout.grantGroup(releaseManagers, onCall);
 * ```
 */
export class GovernedProject extends Construct {
  /** The project itself, for what this construct does not cover. */
  readonly project: Project;
  readonly #grants: ProjectGrants;
  readonly #environments = new Map<string, ProjectEnvironment>();

  constructor(scope: Construct, id: string, props: GovernedProjectProps) {
    super(scope, id);
    const { owners, members = {}, environments, fourEyes = {}, provider } = props;
    if (isNobody(owners)) {
      refuse(this, 'owners is empty. Name at least one user or group who answers for the project.');
    }
    this.project = new Project(this, 'Resource', {
      provider,
      id: props.projectId,
      name: props.name,
      description: props.description,
      mode: props.mode ?? 'protected',
      featureNaming: props.featureNaming,
      linkTemplates: props.linkTemplates,
      defaultStickiness: props.defaultStickiness,
      deletionProtection: props.deletionProtection ?? true,
      onDestroy: props.onDestroy,
    });
    this.#addEnvironments(environments, fourEyes, provider);
    this.#grants = new ProjectGrants(this, {
      projectId: this.projectId,
      scope: props.accessScope ?? 'everything',
      provider,
    });
    this.#grants.grant(ProjectRole.OWNER, owners);
    if (!isNobody(members)) this.#grants.grant(ProjectRole.MEMBER, members);
  }

  /** Reference to the id, which makes whatever uses it wait for the project. */
  get projectId(): string {
    return this.project.id;
  }

  /** @throws Error when the project does not take part in it */
  environment(name: string): ProjectEnvironment {
    return (
      this.#environments.get(name) ??
      refuse(this, `it has no environment ${JSON.stringify(name)}, only ${quote(this.#environments.keys())}.`)
    );
  }

  /** @param role a project role: `ProjectRole.OWNER`, a `Role`, one of an `AccessModel`, or its number */
  grantUser(role: NumberedReference, user: NumberedReference): this {
    return this.grantRole(role, { users: [user] });
  }

  /** @param role a project role: `ProjectRole.OWNER`, a `Role`, one of an `AccessModel`, or its number */
  grantGroup(role: NumberedReference, group: NumberedReference): this {
    return this.grantRole(role, { groups: [group] });
  }

  /** Gives users and groups a role in this project. What they have already stays. */
  grantRole(role: NumberedReference, holders: Holders): this {
    this.#grants.grant(role, holders);
    return this;
  }

  #addEnvironments(
    references: readonly EnvironmentReference[],
    fourEyes: { readonly [environment: string]: number },
    provider: TerraformProvider | undefined,
  ): void {
    const environments = references.map((reference) => environmentOf(this, 'environments', reference));
    const names = environments.map(({ name }) => name);
    const twice = duplicates(names);
    if (twice.length > 0) refuse(this, `environments has ${quote(twice)} more than once.`);
    for (const [name, approvals] of Object.entries(fourEyes)) {
      if (!names.includes(name)) {
        refuse(this, `fourEyes names ${JSON.stringify(name)}, but environments has only ${quote(names)}.`);
      }
      checkApprovals(this, `fourEyes[${JSON.stringify(name)}]`, approvals);
    }
    for (const { name, value } of environments) {
      const approvals = fourEyes[name];
      const environment = new ProjectEnvironment(this, `Environment-${name}`, {
        provider,
        projectId: this.projectId,
        environmentName: value,
        changeRequestsEnabled: approvals === undefined ? undefined : true,
        requiredApprovals: approvals,
      });
      this.#environments.set(name, environment);
    }
  }
}

const isNobody = ({ users = [], groups = [] }: Holders) => users.length + groups.length === 0;
