// Everything of one kind that a service has.
import type { Model } from '../attributes/index.ts';
import type { Resource } from '../resource.ts';
import { identityOf, keyOf } from './identity.ts';

/** One item of the service, and the state that it shows. */
export interface Observation {
  readonly item: unknown;
  readonly shown: Model;
}

export const observationOf = (resource: Pick<Resource, 'toState'>, item: unknown): Observation => ({
  item,
  shown: resource.toState(item),
});

/** All objects of a resource that has `list`. What the list omits is not in what they show, whatever `toState` makes of it. */
export async function listObjects<Api>(resource: Resource<Api>, api: Api): Promise<Observation[]> {
  const { listOmits = [] } = resource;
  return (await listItems(resource, api)).map((item) => {
    const { shown } = observationOf(resource, item);
    const said = Object.entries(shown).filter(([name]) => !listOmits.includes(name));
    return { item, shown: Object.fromEntries(said) };
  });
}

/** The same by identity. Calls that are given the same answer share what was made of it. */
export async function indexObjects<Api>(resource: Resource<Api>, api: Api): Promise<ReadonlyMap<string, Observation>> {
  const items = await listItems(resource, api);
  const index = indexes.get(items) ?? indexOf(resource, items);
  indexes.set(items, index);
  return index;
}

const indexes = new WeakMap<readonly unknown[], ReadonlyMap<string, Observation>>();

async function listItems<Api>({ name, list }: Resource<Api>, api: Api): Promise<readonly unknown[]> {
  if (!list) throw new Error(`the resource ${name} has no list`);
  return list(api);
}

/** Of several with one identity, the first one counts. */
function indexOf(resource: Pick<Resource, 'toState' | 'identity'>, items: readonly unknown[]) {
  const index = new Map<string, Observation>();
  for (const item of items) {
    const observation = observationOf(resource, item);
    const key = keyOf(identityOf(resource, observation.shown));
    if (!index.has(key)) index.set(key, observation);
  }
  return index;
}

/** Servers list in whatever order; a list that is the same must not look changed. */
export function inOrder({ identity }: Pick<Resource, 'identity'>, states: readonly Model[]): Model[] {
  const key = (state: Model) => identity.map((name) => String(state[name]));
  return [...states].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    const index = left.findIndex((part, at) => part !== right[at]);
    return index < 0 ? 0 : left[index]!.localeCompare(right[index]!, 'en', { numeric: true });
  });
}
