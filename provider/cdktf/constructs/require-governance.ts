// Refuses to synthesise projects that nobody owns, and environments that ask for too few approvals.
import { type App, Aspects, type IAspect, TerraformElement, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { approvalsProblem, environmentNameOf, isSilent, projectOf, saysApprovals } from './approvals.ts';
import { hasOwner } from './owners.ts';
import { type NumberedReference, numberOf, ProjectRole, resolveIn } from './reference.ts';
import { factsIn, factsOf, type ResourceFacts, refersTo } from './resource-facts.ts';
import { wrongApprovals } from './wrong-input.ts';

export interface RequireGovernanceProps {
  /**
   * The fewest approvals that changes need, by environment.
   * @default { production: 2 }
   */
  readonly approvals?: { readonly [environment: string]: number };
  /**
   * The roles that make an owner.
   * @default [ProjectRole.OWNER]
   */
  readonly ownerRoles?: readonly NumberedReference[];
  /** Projects that need not follow, by id; or constructs, with all that is in them, by path. */
  readonly except?: readonly string[];
}

/**
 * An aspect that fails synthesis when a project has no owner, or an environment of a project asks for fewer approvals than the
 * baseline. It looks at what is synthesised, so it sees plain bindings as well as constructs. What is not known before Terraform
 * runs does not pass.
 *
 * ```ts
 * RequireGovernance.everywhere(app, { approvals: { production: 2 } }); // all stacks of an app
 * Aspects.of(stack).add(new RequireGovernance({ approvals: { production: 2 } })); // or one
 * ```
 */
export class RequireGovernance implements IAspect {
  readonly #approvals: ReadonlyMap<string, number>;
  readonly #ownerRoles: readonly NumberedReference[];
  readonly #except: ReadonlySet<string>;
  readonly #seen = new WeakSet<IConstruct>();
  #facts: readonly ResourceFacts[] | undefined;

  constructor({
    approvals = { production: 2 },
    ownerRoles = [ProjectRole.OWNER],
    except = [],
  }: RequireGovernanceProps = {}) {
    for (const [name, minimum] of Object.entries(approvals)) {
      const problem = wrongApprovals(`approvals[${JSON.stringify(name)}]`, minimum);
      if (problem) throw new Error(`RequireGovernance: ${problem}`);
    }
    this.#approvals = new Map(Object.entries(approvals));
    this.#ownerRoles = ownerRoles;
    this.#except = new Set(except);
  }

  /**
   * Adds it to every stack of an app, those made later included. The frameworks do not look for aspects of the app itself, so
   * `Aspects.of(app)` would check nothing.
   */
  static everywhere(app: App, props?: RequireGovernanceProps): void {
    const aspect = new RequireGovernance(props);
    for (const stack of app.node.findAll().filter((node) => TerraformStack.isStack(node)))
      Aspects.of(stack).add(aspect);
    app.node.addValidation({ validate: () => aspect.#problemsNotSeen(app) });
  }

  visit(node: IConstruct): void {
    // Other aspects may still change the tree, so it is looked at when all of them are done.
    if (TerraformStack.isStack(node)) this.#facts = undefined;
    if (!TerraformElement.isTerraformElement(node) || this.#seen.has(node)) return;
    this.#seen.add(node);
    node.node.addValidation({ validate: () => factsOf(node).flatMap((fact) => this.#problemsOf(fact)) });
  }

  #problemsNotSeen(app: App): string[] {
    return factsIn(app)
      .filter(({ construct }) => !this.#seen.has(construct))
      .flatMap((fact) => this.#problemsOf(fact).map((problem) => `[${fact.construct.node.path}] ${problem}`));
  }

  #problemsOf(fact: ResourceFacts): string[] {
    if (isProject(fact)) return this.#ownerProblems(fact);
    return saysApprovals(fact) ? this.#approvalProblems(fact) : [];
  }

  #ownerProblems(project: ResourceFacts): string[] {
    const id = project.attributes.id;
    if (this.#isExcept(project.construct, id)) return [];
    const roles = this.#ownerRoles.map((role) => numberOf(project.construct, 'ownerRoles', role));
    const resolved = new Set(roles.map((role) => String(resolveIn(project.construct, role))));
    if (hasOwner(project, this.#factsAround(project.construct), resolved)) return [];
    return [
      `The project ${JSON.stringify(id)} has no owner. Give the role Owner to a user or group, with GovernedProject, ProjectAccess, ProjectRoleBinding or ProjectMember.`,
    ];
  }

  #approvalProblems(fact: ResourceFacts): string[] {
    const facts = this.#factsAround(fact.construct);
    const value = projectOf(fact);
    const project = facts.find((one) => isProject(one) && refersTo(value, fact.stack, one, 'id'));
    const id = project?.attributes.id ?? value;
    if (this.#isExcept(fact.construct, id) || (project && this.#isExcept(project.construct, id))) return [];
    const name = environmentNameOf(fact, facts);
    if (name === undefined) {
      return ['The name of the environment is not known before Terraform runs, so its approvals cannot be checked.'];
    }
    const minimum = this.#approvals.get(name);
    if (minimum === undefined) return [];
    const isBesides = (other: ResourceFacts) =>
      other.type === 'unleash_change_request_settings' &&
      environmentNameOf(other, facts) === name &&
      (project ? refersTo(projectOf(other), other.stack, project, 'id') : projectOf(other) === value);
    if (isSilent(fact) && facts.some(isBesides)) return [];
    const problem = approvalsProblem(fact, minimum);
    if (!problem) return [];
    return [`${JSON.stringify(name)} in the project ${JSON.stringify(id)} ${problem}; the baseline is ${minimum}.`];
  }

  #isExcept(construct: IConstruct, id: unknown): boolean {
    const paths = construct.node.scopes.map(({ node }) => node.path);
    return [String(id), ...paths].some((name) => this.#except.has(name));
  }

  /** In the whole app: who owns a project may be said in another stack. */
  #factsAround(node: IConstruct): readonly ResourceFacts[] {
    this.#facts ??= factsIn(node.node.root);
    return this.#facts;
  }
}

const isProject = ({ mode, type }: ResourceFacts) => mode === 'resource' && type === 'unleash_project';
