// One object: by its identity, or by a name.
import type { ObjectValue } from '../../protocol/index.ts';
import type { Model } from '../attributes/index.ts';
import type { ServedProvider } from '../define-provider.ts';
import { explain } from '../report-failure.ts';
import type { Resource } from '../resource.ts';
import { keyOf } from './identity.ts';
import { indexObjects, listObjects, type Observation, observationOf } from './list.ts';

/** The object as the service shows it, or null when there is none. Errors of the service stay as they are. */
export async function findObject<Api>(resource: Resource<Api>, api: Api, identity: Model): Promise<Observation | null> {
  if (!resource.read) return findInList(resource, api, identity);
  const item = await resource.read(api, identity);
  return item === null || item === undefined ? null : observationOf(resource, item);
}

/** The same, where an answer that says it is not there is one: a list that is not there tells nothing of one object. */
export async function observe(
  provider: ServedProvider,
  resource: Resource,
  api: unknown,
  identity: Model,
): Promise<Observation | null> {
  try {
    return await findObject(resource, api, identity);
  } catch (error) {
    if (resource.read && explain(provider, error).failure?.gone) return null;
    throw error;
  }
}

/** The object from the list of all. */
export async function findInList<Api>(resource: Resource<Api>, api: Api, identity: Model): Promise<Observation | null> {
  return (await indexObjects(resource, api)).get(keyOf(identity)) ?? null;
}

/** The only object that has one of the names of `model`; null when there is none, several, or nothing to go by. */
export async function findByName<Api>(resource: Resource<Api>, api: Api, model: ObjectValue): Promise<Model | null> {
  const { attributes, naming = [], list } = resource;
  const names = naming.filter((name) => typeof model[name] === 'string' && model[name] !== '');
  if (names.length === 0 || !list) return null;
  const [found, ...others] = (await listObjects(resource, api)).filter(({ shown }) =>
    names.some((name) => attributes[name]!.same(shown[name] ?? null, model[name])),
  );
  return found && others.length === 0 ? found.shown : null;
}
