// What an instance holds and nobody's state has: what comes with the service is nobody's, and a thing has one owner.
import { keyOf, type Model, type Resource } from '../terraform/framework/index.ts';
import type { Managed } from './read-state.ts';
import type { Held } from './take-inventory.ts';

/**
 * Something that several types manage is managed when one of them does, so objects are compared by what they decide about.
 * @param others what the instance holds and no state names
 */
export function unmanagedAmong(
  resources: readonly Resource[],
  others: readonly Held[],
  managed: readonly Managed[],
): Held[] {
  const wholes = new Map(resources.filter(({ partOf }) => partOf).map((part) => [part.name, wholeOf(resources, part)]));
  const things = ({ resource }: Pick<Held, 'resource'>, model: Model) => thingsOf(resource, model, wholes);
  const owned = new Set(managed.flatMap((one) => things(one, one.values)));
  const isOwned = (one: Held) => {
    const own = things(one, one.state);
    return own.length > 0 && own.every((thing) => owned.has(thing));
  };
  return others.filter((one) => !belongsToService(one) && !isToldByWhole(resources, one.resource) && !isOwned(one));
}

/** Whether the objects of another resource tell of all that there is of this one. */
export const isToldByWhole = (resources: readonly Resource[], resource: Resource): boolean =>
  resource.partOf !== undefined && wholeOf(resources, resource).create !== undefined;

const wholeOf = (resources: readonly Resource[], { partOf }: Resource) =>
  resources.find(({ name }) => name === partOf) as Resource;

/** What each instance has from its start counts where its resource can tell that somebody has set it up since. */
const belongsToService = ({ resource, item }: Held) =>
  resource.leftAlone ? resource.leftAlone(item) !== undefined : resource.create === undefined;

/** What several types decide about; or else the object itself, under the name of the whole. */
function thingsOf(resource: Resource, model: Model, wholes: ReadonlyMap<string, Resource>): readonly string[] {
  const isShared = wholes.has(resource.name) || [...wholes.values()].includes(resource);
  const claims = isShared ? resource.claims?.(model, null) : undefined;
  if (claims) return claims;
  const { name, identity } = wholes.get(resource.name) ?? resource;
  return [`${name} ${keyOf(Object.fromEntries(identity.map((one) => [one, model[one]])))}`];
}
