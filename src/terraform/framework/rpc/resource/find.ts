// Finds an object without having been told its identity, and which attribute gave it away.
import { isWhollyKnown, type Model } from '../../attributes/index.ts';
import { findByName } from '../../objects/index.ts';
import type { Change } from './change.ts';

/** The attribute that gives an object its name; of several, the one whose value the object `holder` has. */
export function namingAttribute({ managed, planned }: Change, holder: Model | null): string | undefined {
  const { identity, naming, attributes } = managed.resource;
  const names = naming ?? identity.filter((name) => attributes[name]!.settable).slice(-1);
  const given = names.filter((name) => !attributes[name]!.isAbsent(planned[name] ?? null));
  const shared = given.filter((name) => holder && attributes[name]!.same(holder[name] ?? null, planned[name]));
  return given.length === 1 ? given[0] : shared[0];
}

/** The only object that is named as planned, as far as the search has seen it: all of it where a list was searched. */
export async function findNamed({ managed, apiWithoutLimit: api, planned }: Change): Promise<Model | null> {
  const { resource } = managed;
  const identity = managed.identityOf(planned);
  try {
    if (resource.identity.length > 0 && Object.values(identity).every(isWhollyKnown)) {
      return (await managed.observe(api, identity)) && identity;
    }
    return await findByName(resource, api, planned);
  } catch {
    // The first failure is what a person must see; that this search failed too adds nothing.
    return null;
  }
}

/** Whether an object is in every way that `create` can write what the plan asked for. */
export async function isAsPlanned(
  { managed, apiWithoutLimit: api, planned }: Change,
  identity: Model,
): Promise<boolean> {
  const { attributes, completeWithUpdate = [] } = managed.resource;
  const observed = await managed.observe(api, identity).catch(() => null);
  if (!observed) return false;
  const state = managed.settle(observed, planned);
  return Object.entries(attributes)
    .filter(([name]) => isWhollyKnown(planned[name]) && !completeWithUpdate.includes(name))
    .every(([name, attribute]) => attribute.same(planned[name], state[name]));
}
