// What Terraform holds beside what an instance holds: changed, missing, and in nobody's state.
import {
  type Connected,
  explain,
  identityOf,
  keyOf,
  observe,
  type Observation,
  type Resource,
  settle,
} from '../terraform/framework/index.ts';
import { type Difference, differencesBetween } from './differences.ts';
import type { Managed, Unread } from './read-state.ts';
import { type Held, takeInventory } from './take-inventory.ts';
import { isToldByWhole, unmanagedAmong } from './unmanaged.ts';

export interface Changed {
  readonly managed: Managed;
  /** As the API shows it now. */
  readonly item: unknown;
  readonly difference: Difference;
}

export interface Comparison {
  readonly changed: readonly Changed[];
  /** In state, and not in the instance. */
  readonly missing: readonly Managed[];
  /** In the instance, and in no state. */
  readonly unmanaged: readonly Held[];
  /** In state, and not to be read: whether they changed is not known. */
  readonly unseen: readonly Unread[];
  /** How many objects are as state has them. */
  readonly unchanged: number;
  /** Types of which what is unmanaged cannot be seen. */
  readonly hidden: readonly { readonly typeName: string; readonly reason: string }[];
}

interface Wishes {
  /** Told after the objects of a type have been read. */
  onRead?(typeName: string, count: number): void;
}

/** @throws whatever ends a run: a server that does not answer, or a token that it does not know */
export async function compare(
  connected: Connected,
  managed: readonly Managed[],
  wishes: Wishes = {},
): Promise<Comparison> {
  const { resources } = connected.provider;
  const types = new Set(managed.map(({ resource }) => resource));
  // The list of the whole has all of it: it is asked for on its own only where a state has some.
  const isWanted = (resource: Resource) => types.has(resource) || !isToldByWhole(resources, resource);
  const { held, hidden } = await takeInventory(connected, { ...wishes, isWanted });
  const living = new Map(held.map((one) => [keyIn(one.resource, one.state), one]));
  const seen = await Promise.all(
    managed.map((one) => look(connected, one, living.get(keyIn(one.resource, one.values)))),
  );
  const compared = seen.map((sight, index) => ({ ...sight, managed: managed[index]! }));
  const others = new Map(living);
  for (const one of managed) others.delete(keyIn(one.resource, one.values));
  const differing = compared.map((one) => (one.observed ? changesOf(one.managed, one.observed) : []));
  return {
    changed: differing.flat(),
    missing: compared.filter(({ observed }) => observed === null).map((one) => one.managed),
    unmanaged: unmanagedAmong(resources, [...others.values()], managed),
    unseen: compared.flatMap(({ managed: { address }, reason }) => (reason === undefined ? [] : [{ address, reason }])),
    unchanged: compared.filter(({ observed }, index) => observed && differing[index]!.length === 0).length,
    hidden: hidden.filter(({ name }) => name === null),
  };
}

const keyIn = (resource: Resource, model: Managed['values']): string =>
  `${resource.name} ${keyOf(identityOf(resource, model))}`;

/** `observed` is null where there is no such object, and undefined where `reason` says why nobody can tell. */
type Sight = { readonly observed?: Observation | null; readonly reason?: string };

/** Some servers leave out of lists what the caller may not see: only its own read says that an object is gone. */
async function look({ provider, api }: Connected, managed: Managed, held: Held | undefined): Promise<Sight> {
  if (held) return { observed: { item: held.item, shown: held.state } };
  const { resource, typeName, values } = managed;
  try {
    return { observed: await observe(provider, resource, api, identityOf(resource, values)) };
  } catch (error) {
    const { failure } = explain(provider, error, { typeName, requires: resource.requires });
    if (!failure || failure.outOfReach) throw error;
    return { reason: failure.detail };
  }
}

function changesOf(managed: Managed, observed: Observation): Changed[] {
  const { resource, typeName, values, stored, secrets } = managed;
  const state = settle(resource, typeName, observed, values);
  return differencesBetween(resource.attributes, stored, values, state).map((difference) => ({
    ...{ managed, item: observed.item },
    difference: { ...difference, isSecret: difference.isSecret || secrets.has(difference.attribute) },
  }));
}
