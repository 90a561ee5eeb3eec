// Finds an object without having been told its identity, and which attribute gave it away.
import { isWhollyKnown } from '../../attributes/index.ts';
import type { Change } from './apply-change.ts';
import type { Model } from './managed.ts';

/** The attribute that gives an object its name; of several, the one whose value the object `holder` has. */
export function namingAttribute({ managed, planned }: Change, holder: Model | null): string | undefined {
  const { identity, naming, attributes } = managed.resource;
  const names: readonly string[] = naming ?? identity.filter((name) => attributes[name].settable).slice(-1);
  const given = names.filter((name) => !attributes[name].isAbsent(planned[name] ?? null));
  const shared = given.filter((name) => holder && attributes[name].same(holder[name] ?? null, planned[name]));
  return given.length === 1 ? given[0] : shared[0];
}

/** Identity of the one object that is named as planned, or null when there is none, several, or no way to tell. */
export async function findByName(change: Change): Promise<Model | null> {
  const found = await findNamed(change);
  return found && change.managed.identityOf(found);
}

/** The same object as far as the search has seen it: all of it where a list was searched. */
export async function findNamed({ managed, lookAgain: api, planned }: Change): Promise<Model | null> {
  const { resource } = managed;
  const identity = managed.identityOf(planned);
  try {
    if (resource.identity.length > 0 && Object.values(identity).every(isWhollyKnown)) {
      return (await managed.observe(api, identity)) && identity;
    }
    const naming = (resource.naming ?? []).filter((name) => typeof planned[name] === 'string' && planned[name] !== '');
    if (naming.length === 0 || !resource.list) return null;
    const items: readonly unknown[] = await resource.list(api);
    const named = items
      .map((item) => resource.toState(item) as Model)
      .filter((state) => naming.some((name) => resource.attributes[name].same(state[name] ?? null, planned[name])));
    return named.length === 1 ? named[0]! : null;
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
