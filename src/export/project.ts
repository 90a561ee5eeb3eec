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
 * Inside of it is what names it and nothing else of its kind: a token for two projects is in neither.
 * @param target such as `project.id`
 */
export const withWhatItNeeds =
  (target: string, value: string) =>
  (objects: readonly Placed[], references: References): ReadonlySet<Placed> => {
    const [type, attribute] = target.split('.') as [string, string];
    const isIt = ({ held: { resource, state } }: Placed) => resource.name === type && state[attribute] === value;
    const isInside = ({ held: { resource, state } }: Placed) => {
      const named = referencesIn(resource.attributes, state).filter((reference) => reference.target === target);
      return named.length > 0 && named.every((reference) => reference.value === value);
    };
    const selected = new Set<Placed>();
    const add = (object: Placed) => {
      if (selected.has(object)) return;
      selected.add(object);
      for (const other of references.of(object)) add(other);
    };
    for (const object of objects) if (isIt(object) || isInside(object)) add(object);
    return selected;
  };
