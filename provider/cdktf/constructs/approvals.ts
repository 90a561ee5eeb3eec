// Whether an environment in a project asks for enough approvals.
import { type ResourceFacts, refersTo } from './resource-facts.ts';

/** How the resource that says it names its attributes. */
const shapes: {
  readonly [type: string]: { readonly project: string; readonly environment: string; readonly enabled: string };
} = {
  unleash_project_environment: {
    project: 'project_id',
    environment: 'environment_name',
    enabled: 'change_requests_enabled',
  },
  unleash_change_request_settings: { project: 'project', environment: 'environment', enabled: 'enabled' },
};

export const saysApprovals = ({ type, mode }: ResourceFacts): boolean => mode === 'resource' && type in shapes;

/** Id of the project, or what refers to it. */
export const projectOf = ({ type, attributes }: ResourceFacts): unknown => attributes[shapes[type]!.project];

/** Undefined where the name is not known before Terraform runs. */
export function environmentNameOf(fact: ResourceFacts, facts: readonly ResourceFacts[]): string | undefined {
  const value = fact.attributes[shapes[fact.type]!.environment];
  const named = facts.find(
    (one) =>
      one.type === 'unleash_environment' && String(value).includes('${') && refersTo(value, fact.stack, one, 'name'),
  );
  const name = named ? named.attributes.name : value;
  return typeof name === 'string' && !name.includes('${') ? name : undefined;
}

/** What is wrong, or undefined when at least `minimum` approvals are asked for. */
export function approvalsProblem(fact: ResourceFacts, minimum: number): string | undefined {
  const approvals = fact.attributes.required_approvals;
  if (fact.attributes[shapes[fact.type]!.enabled] === false) return 'has change requests turned off';
  if (approvals === undefined || approvals === null) return 'does not say how many approvals changes need';
  if (typeof approvals !== 'number') return 'takes its approvals from a value that is not known before Terraform runs';
  return approvals < minimum ? `asks for ${approvals}` : undefined;
}

/** A project environment that leaves change requests to settings beside it. */
export function isSilent({ type, attributes }: ResourceFacts): boolean {
  const said = [attributes.change_requests_enabled, attributes.required_approvals];
  return type === 'unleash_project_environment' && said.every((value) => value === undefined || value === null);
}
