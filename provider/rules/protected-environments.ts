// Environments that Unleash protects: it neither changes nor deletes them, and does not say so.
import type { AdminApi } from '../../src/admin-api/index.ts';
import { ResourceFailure } from '../../src/terraform/framework/index.ts';
import type { PlanDestroyOf, PlanOf } from '../define.ts';

interface Environment {
  readonly name: string;
  readonly type: string;
  readonly sort_order: number;
  readonly required_approvals: number | null;
}

type EnvironmentPlan = PlanOf<Environment>;

/** What Unleash keeps of a protected environment; whether projects can take part in it may change. */
const fixed = ['name', 'type', 'sort_order', 'required_approvals'] as const;

export const changedOf = (prior: Environment, planned: EnvironmentPlan['planned']) =>
  fixed.filter((attribute) => planned[attribute] !== undefined && planned[attribute] !== prior[attribute]);

/** Asks only where something changes that a protected environment keeps. */
export async function refuseProtectedChange({ api, prior, planned, error }: EnvironmentPlan): Promise<void> {
  const changed = prior ? changedOf(prior, planned) : [];
  if (!prior || changed.length === 0 || !(await isProtected(api, prior.name))) return;
  for (const attribute of changed)
    error(summaryOf(prior.name), problemOf(prior.name, `its ${attribute} stays`), [attribute]);
}

export async function refuseProtectedDestroy({
  api,
  prior: { name },
  error,
}: PlanDestroyOf<Environment>): Promise<void> {
  if (await isProtected(api, name)) error(summaryOf(name), problemOf(name, 'it stays'), ['name']);
}

/** The same just before a removal that nobody has planned with this server at hand. @throws ResourceFailure */
export async function mustNotBeProtected(api: AdminApi, name: string): Promise<void> {
  if ((await api.getEnvironment({ name })).protected) throw new ResourceFailure(problemOf(name, 'it stays'));
}

async function isProtected(api: AdminApi, name: string): Promise<boolean> {
  const { environments } = await api.getAllEnvironments();
  return environments.some((environment) => environment.name === name && environment.protected);
}

const summaryOf = (name: string) => `The environment ${JSON.stringify(name)} is protected`;

const problemOf = (name: string, what: string) =>
  `Unleash protects the environment ${JSON.stringify(name)}, which came with it: ${what} as it is, whatever is asked. Put what Unleash has into the configuration, or let Terraform forget the environment with "terraform state rm".`;
