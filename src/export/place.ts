// Where each object stands: under its label at the root, or in the module of the object that it is inside of.
import type { Held } from '../inventory/index.ts';
import { giveLabels, type Labels, labelKey } from './labels.ts';
import { ownerOf } from './project.ts';
import type { Placed } from './references.ts';

interface Wishes {
  readonly labels: Labels;
  readonly taken?: ReadonlySet<string> | undefined;
  readonly owners?: string | undefined;
}

/** Each module has labels of its own. */
export function placeObjects(chosen: readonly Held[], { labels, taken, owners }: Wishes): readonly Placed[] {
  const inside = new Map<string | undefined, Held[]>([[undefined, []]]);
  const type = owners?.split('.')[0];
  for (const held of chosen)
    if (owners !== undefined && held.resource.name === type) inside.set(ownerOf(owners, held), []);
  for (const held of chosen) {
    const owner = owners === undefined ? undefined : ownerOf(owners, held);
    (inside.get(owner) ?? inside.get(undefined)!).push(held);
  }
  const placed = new Map(
    [...inside].flatMap(([owner, all]) => {
      const given = giveLabels(all, labels, taken, owner);
      return all.map((held): [Held, Placed] => [
        held,
        {
          held,
          address: {
            ...{ typeName: held.typeName, label: given.get(labelKey(held))! },
            ...(owner !== undefined && { owner }),
          },
        },
      ]);
    }),
  );
  return chosen.map((held) => placed.get(held)!);
}
