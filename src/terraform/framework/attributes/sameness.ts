// Ways in which two values can differ as text and mean the same.
import type { Value } from '../../protocol/index.ts';

/** Letter case does not count. */
export const ignoringCase = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Two RFC 3339 texts that name the same instant to the second; servers drop fractions and change the offset. */
export function sameInstant(a: string, b: string): boolean {
  const seconds = (text: string) => Math.floor(Date.parse(text) / 1000);
  return a === b || seconds(a) === seconds(b);
}

type Same = (a: Value, b: Value) => boolean;

/** Two lists with the same members, duplicates counted, in any order. */
export function sameMembers(a: readonly Value[], b: readonly Value[], same: Same): boolean {
  return a.length === b.length && inOrderOf(a, b, same).every((member, index) => same(member, a[index]));
}

/** The members of a list in the order of another: those that both have first, then the rest as they came. */
export function inOrderOf(reference: readonly Value[], members: readonly Value[], same: Same): readonly Value[] {
  const rest = [...members];
  const shared = reference.filter((member) => {
    const index = rest.findIndex((candidate) => same(candidate, member));
    if (index >= 0) rest.splice(index, 1);
    return index >= 0;
  });
  return [...shared, ...rest];
}
