// Finds an object without having been told its identity.
import { isWhollyKnown } from '../../attributes/index.ts';
import type { Change } from './apply-change.ts';
import type { Model } from './managed.ts';

/** Identity of the one object that is named as planned, or null when there is none, several, or no way to tell. */
export async function findByName({ managed, lookAgain: api, planned }: Change): Promise<Model | null> {
  const { resource } = managed;
  const identity = managed.identityOf(planned);
  try {
    if (resource.identity.length > 0 && Object.values(identity).every(isWhollyKnown)) {
      return (await managed.observe(api, identity)) && identity;
    }
    const naming = (resource.naming ?? []).filter((name) => typeof planned[name] === 'string');
    if (naming.length === 0 || !resource.list) return null;
    const items: readonly unknown[] = await resource.list(api);
    const named = items
      .map((item) => resource.toState(item) as Model)
      .filter((state) => naming.some((name) => resource.attributes[name].same(state[name] ?? null, planned[name])));
    return named.length === 1 ? managed.identityOf(named[0]!) : null;
  } catch {
    // The first failure is what a person must see; that this search failed too adds nothing.
    return null;
  }
}

/** Whether an object is in every way that `create` can write what the plan asked for. */
export async function isAsPlanned({ managed, lookAgain: api, planned }: Change, identity: Model): Promise<boolean> {
  const { attributes, completeWithUpdate = [] } = managed.resource;
  const observed = await managed.observe(api, identity).catch(() => null);
  if (!observed) return false;
  const state = managed.settle(observed, planned);
  return Object.keys(attributes)
    .filter((name) => isWhollyKnown(planned[name]) && !completeWithUpdate.includes(name))
    .every((name) => attributes[name].same(planned[name], state[name]));
}
