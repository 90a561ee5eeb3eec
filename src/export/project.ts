// One object with what is inside of it and what all of that refers to, instead of the whole instance.
import type { Held } from '../inventory/index.ts';
import { referencesIn } from '../terraform/framework/index.ts';
import type { Placed, References } from './references.ts';

/** There is no such object. */
export class NoSuchObject extends Error {
  /** Those that there are. */
  readonly known: readonly string[];

  constructor(message: string, known: readonly string[]) {
    super(message);
    this.known = known;
  }
}

/** @throws NoSuchObject unless it is among what was read */
export function mustExist(target: string, value: string, held: readonly Held[]): void {
  const [type, attribute] = target.split('.') as [string, string];
  const known = held.filter(({ resource }) => resource.name === type).map(({ state }) => String(state[attribute]));
  if (!known.includes(value)) throw new NoSuchObject(`there is no ${type} ${JSON.stringify(value)}`, known);
}

/**
 * What the object is inside of, or is itself. Inside is what names it and nothing else of its kind: a token for two projects is
 * in neither.
 * @param target such as `project.id`
 */
export function ownerOf(target: string, { resource, state }: Held): string | undefined {
  const [type, attribute] = target.split('.') as [string, string];
  if (resource.name === type) return String(state[attribute]);
  const named = referencesIn(resource.attributes, state).filter((reference) => reference.target === target);
  const values = new Set(named.map(({ value }) => String(value)));
  return values.size === 1 ? [...values][0] : undefined;
}

/** @param target such as `project.id` */
export const withWhatItNeeds =
  (target: string, value: string) =>
  (objects: readonly Placed[], references: References): ReadonlySet<Placed> => {
    const selected = new Set<Placed>();
    const add = (object: Placed) => {
      if (selected.has(object)) return;
      selected.add(object);
      for (const other of references.of(object)) add(other);
    };
    for (const object of objects) if (ownerOf(target, object.held) === value) add(object);
    return selected;
  };
