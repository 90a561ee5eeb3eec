// Third step: where an object names another one that is declared too, the name becomes a reference.
import type { Held } from '../inventory/index.ts';
import { type AnyAttribute, type Provider, referencesIn, type Resource } from '../terraform/framework/index.ts';
import { type Address, Reference } from './block.ts';

/** An object with the place where it stands. */
export interface Placed {
  readonly held: Held;
  readonly address: Address;
}

/** A value that names an object which is not there. */
export interface Dangling {
  readonly address: Address;
  readonly attribute: string;
  /** Such as `user.id`. */
  readonly target: string;
  readonly value: string | number;
}

export interface References {
  /** Those that an object refers to, none twice. */
  of(object: Placed): readonly Placed[];
  /** What stands in place of a value of the object; undefined where nothing that is declared has it. */
  at(object: Placed, attribute: AnyAttribute, value: string | number): Reference | undefined;
}

export function findReferences({ resources }: Provider, objects: readonly Placed[]): References {
  const index = indexOf(objects);
  const target = (attribute: { readonly references?: string | undefined }, value: string | number) =>
    attribute.references === undefined
      ? undefined
      : index.get(valueKey(spaceOf(resources, attribute.references), value));
  const named = (object: Placed) => {
    const found = referencesIn(object.held.resource.attributes, object.held.state).flatMap(
      ({ target: references, value }) => target({ references }, value) ?? [],
    );
    return [...new Set(found)];
  };
  const graph = withoutCircles(objects, named);
  return {
    of: (object) => graph.get(object) ?? [],
    at(object, { facts }, value) {
      const found = target(facts, value);
      if (!found || !graph.get(object)?.includes(found)) return undefined;
      return new Reference(found.address, attributeOf(facts.references), value);
    },
  };
}

/** Every object by each of its values that can name it. */
function indexOf(objects: readonly Placed[]): ReadonlyMap<string, Placed> {
  const index = new Map<string, Placed>();
  for (const object of objects) {
    const { resource, state } = object.held;
    for (const name of new Set([...resource.identity, ...(resource.naming ?? [])])) {
      const value = state[name];
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      const key = valueKey(`${resource.nameSpace ?? resource.name}.${name}`, value);
      if (!index.has(key)) index.set(key, object);
    }
  }
  return index;
}

const valueKey = (space: string, value: string | number) => `${space} ${value}`;
const attributeOf = (target: string | undefined) => target?.split('.')[1] ?? '';

/** Resources whose names are unique among each other stand for each other: a service account is named as a user. */
function spaceOf(resources: readonly Resource[], target: string): string {
  const [name = ''] = target.split('.');
  const space = resources.find((one) => one.name === name)?.nameSpace ?? name;
  return `${space}.${attributeOf(target)}`;
}

/**
 * Terraform refuses objects that refer to each other: the reference that would close a circle stays a value. All modules count
 * as one object, for which of them are called together is not known yet, and none refers into another.
 */
function withoutCircles(
  objects: readonly Placed[],
  named: (object: Placed) => readonly Placed[],
): ReadonlyMap<Placed, readonly Placed[]> {
  const graph = new Map<Placed, Placed[]>(objects.map((object) => [object, []]));
  const [within, between] = [new Map<unknown, unknown[]>(), new Map<unknown, unknown[]>()];
  const unitOf = (object: Placed) => (object.address.owner === undefined ? object : 'modules');
  for (const object of objects)
    for (const other of named(object)) {
      const { owner } = object.address;
      const isWithin = owner !== undefined && owner === other.address.owner;
      const [edges, from, to] = isWithin ? [within, object, other] : [between, unitOf(object), unitOf(other)];
      if (reaches(edges, to, from)) continue;
      edges.set(from, [...(edges.get(from) ?? []), to]);
      graph.get(object)!.push(other);
    }
  return graph;
}

function reaches(edges: ReadonlyMap<unknown, readonly unknown[]>, from: unknown, to: unknown): boolean {
  const seen = new Set([from]);
  for (const one of seen) {
    if (one === to) return true;
    for (const next of edges.get(one) ?? []) seen.add(next);
  }
  return false;
}

/** Of what objects name: what is not there, and resources whose names cannot be told, because not all of them were read. */
export function findDangling(
  { resources }: Provider,
  objects: readonly Placed[],
  all: readonly Held[],
  read: readonly Resource[],
): { readonly dangling: readonly Dangling[]; readonly unread: readonly string[] } {
  const there = indexOf(all.map((held) => ({ held, address: { typeName: held.typeName, label: '' } })));
  const unread = new Set<string>();
  const dangling: Dangling[] = [];
  for (const { held, address } of objects)
    for (const { target, value, path } of referencesIn(held.resource.attributes, held.state)) {
      // Everybody is not an object.
      if (target === undefined || value === '*' || there.has(valueKey(spaceOf(resources, target), value))) continue;
      const named = namedBy(resources, target);
      const missing = named.filter((resource) => !read.includes(resource));
      for (const { name } of missing) unread.add(name);
      const [root] = path;
      const attribute = root && 'attribute' in root ? root.attribute : '';
      if (named.length > 0 && missing.length === 0) dangling.push({ address, attribute, target, value });
    }
  return { dangling, unread: [...unread].sort() };
}

/** All that a name could be the name of; none where it names something that is no resource. */
function namedBy(resources: readonly Resource[], target: string): readonly Resource[] {
  const [space] = spaceOf(resources, target).split('.');
  const isListed = ({ list, partOf }: Resource) => list !== undefined && partOf === undefined;
  return resources.filter((one) => (one.nameSpace ?? one.name) === space && isListed(one));
}
