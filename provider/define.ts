// The framework's definition functions, bound to the admin API and to Unleash's own words.
import {
  type Attributes,
  definitionsFor,
  type PlanContext,
  type PlanDestroyPart,
  type PlanPart,
} from '../src/terraform/framework/index.ts';
import type { Area } from './areas.ts';
import type { Unleash } from './connection/unleash.ts';

/** An edition of Unleash that costs something. */
type Edition = 'pro' | 'enterprise';

export function describeRequirement(edition: string | undefined): string {
  if (edition === undefined) return 'any edition of Unleash';
  return `the ${edition === ('pro' satisfies Edition) ? 'Pro or Enterprise' : 'Enterprise'} edition of Unleash`;
}

/** What every member of the catalog says of itself. */
interface Told {
  readonly area: Area;
  readonly requires?: Edition;
  readonly dataSources?: { readonly requires?: Edition | null };
}

export const { defineResource, defineDataSource, defineEphemeralResource, defineAction } = definitionsFor<
  Unleash,
  Told
>();

/** The plan of a resource with these attributes. */
export type Plan<As extends Attributes> = PlanContext<Unleash, As>;

/** The plan of any resource whose state has what `S` names. */
export type PlanOf<S> = PlanPart<Unleash, S>;
export type PlanDestroyOf<S> = PlanDestroyPart<Unleash, S>;
