// Tells which differences are already accounted for, by a patch or as a difference between versions.
import { isDeepStrictEqual } from 'node:util';
import type { Difference, Place } from './difference.ts';
import type { Change, Patch } from './patch.ts';

/** A place where versions differ, the patches aside. */
export type KnownDifference = Place & { reason: string };

/** Why our contract differs in this place, if that is known. */
export function explainDifference(
  { place }: Difference,
  patches: readonly Patch[],
  known: readonly KnownDifference[],
): string | undefined {
  const places = [...patches.flatMap(patchedPlaces), ...known];
  return places.find((candidate) => covers(candidate, place))?.reason;
}

/** The places at which a patch leaves the contract different from the specification. */
function patchedPlaces({ reason, changes, ...target }: Patch): KnownDifference[] {
  return changes.flatMap((change) =>
    changedKeys(change).map((key) => {
      const pointer = `${change.at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      return { ...target, pointer, reason };
    }),
  );
}

function changedKeys(change: Change): string[] {
  if ('set' in change) return Object.keys(change.set);
  if ('remove' in change) return change.remove;
  if ('append' in change) return change.append.map(String);
  return Object.entries(change.rename).flat();
}

function covers(known: Place, place: Place): boolean {
  return (
    isDeepStrictEqual(targetOf(known), targetOf(place)) &&
    (place.pointer === known.pointer || place.pointer.startsWith(`${known.pointer}/`))
  );
}

function targetOf(place: Place): string[] {
  return 'operation' in place ? ['operation', place.operation] : ['schema', place.schema];
}
