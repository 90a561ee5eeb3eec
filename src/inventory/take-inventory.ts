// Reads everything that an instance holds and that its resources can list; what the caller cannot see is told.
import {
  type Connected,
  displayName,
  explain,
  importId,
  inOrder,
  isSole,
  listObjects,
  type Model,
  type Observation,
  observe,
  type Provider,
  type Resource,
  wholeState,
} from '../terraform/framework/index.ts';

/** One object, in the state that an import would have of it. */
export interface Held {
  readonly resource: Resource;
  /** With the provider's prefix, such as `unleash_role`. */
  readonly typeName: string;
  readonly importId: string;
  /** What a person recognises it by. */
  readonly name: string;
  readonly item: unknown;
  readonly state: Model;
}

/** What could not be read. */
export interface Hidden {
  readonly typeName: string;
  /** Of the one object that it is about; null for the whole type. */
  readonly name: string | null;
  /** `unavailable`: this server does not have it. `forbidden`: the caller may not see it. */
  readonly why: 'unavailable' | 'forbidden';
  readonly reason: string;
}

export interface Inventory {
  /** By type in the order of the catalog, and by identity. */
  readonly held: readonly Held[];
  readonly hidden: readonly Hidden[];
  /** Of which all there is was seen. */
  readonly read: readonly Resource[];
}

interface Wishes {
  /** Which resources are read; all that can be, where it is left out. */
  readonly isWanted?: (resource: Resource) => boolean;
  /** Told after each resource has been read. */
  onRead?(typeName: string, count: number): void;
}

/** What is a part of other objects only, and cannot be listed on its own, is left to them. */
const isReadable = (resource: Resource) => resource.list !== undefined || isSole(resource);

/** @throws whatever ends a run: a server that does not answer, or a token that it does not know */
export async function takeInventory(connected: Connected, { isWanted, onRead }: Wishes = {}): Promise<Inventory> {
  const wanted = connected.provider.resources.filter((one) => isReadable(one) && (isWanted?.(one) ?? true));
  const parts = await Promise.all(
    wanted.map(async (resource) => {
      const part = await readAll(connected, resource);
      onRead?.(`${connected.provider.name}_${resource.name}`, part.held.length);
      return part;
    }),
  );
  const hidden = parts.flatMap((part) => part.hidden);
  const isWhole = (_: Resource, index: number) => parts[index]!.hidden.every(({ why }) => why === 'unavailable');
  return { held: parts.flatMap(({ held }) => held), hidden, read: wanted.filter(isWhole) };
}

async function readAll({ provider, api }: Connected, resource: Resource): Promise<Omit<Inventory, 'read'>> {
  const typeName = `${provider.name}_${resource.name}`;
  const hidden: Hidden[] = [];
  const seeing = async <T>(name: string | null, work: Promise<T>): Promise<T | null> => {
    try {
      return await work;
    } catch (error) {
      hidden.push({ typeName, name, ...whyHidden(provider, resource, error) });
      return null;
    }
  };
  const found = (await seeing(null, observations(provider, resource, api))) ?? [];
  const states = new Map<Model, unknown>();
  await Promise.all(
    found.map(async (listed) => {
      const state = await seeing(displayName(resource, listed.shown), wholeState(provider, resource, api, listed));
      if (state) states.set(state, listed.item);
    }),
  );
  const held = inOrder(resource, [...states.keys()]).map((state) => ({
    ...{ resource, typeName, state, item: states.get(state) },
    importId: importId(resource, state),
    name: displayName(resource, state),
  }));
  return { held, hidden };
}

async function observations(provider: Provider, resource: Resource, api: unknown): Promise<readonly Observation[]> {
  if (resource.list) return listObjects(resource, api);
  const only = await observe(provider, resource, api, {});
  return only ? [only] : [];
}

/** @throws the error again where it hides nothing, but means that nothing can be read */
function whyHidden(provider: Provider, resource: Resource, error: unknown): Pick<Hidden, 'why' | 'reason'> {
  const about = { typeName: `${provider.name}_${resource.name}`, requires: resource.requires };
  const { failure } = explain(provider, error, about);
  if (!failure || failure.outOfReach || !(failure.unavailable || failure.gone || failure.forbidden)) throw error;
  return { why: failure.forbidden ? 'forbidden' : 'unavailable', reason: failure.detail };
}
