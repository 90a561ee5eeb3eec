// Suggests the name that was probably meant.
import { closest, distance } from 'fastest-levenshtein';

/** The sentence ` Did you mean "x"?` with a leading space, or the empty text when no name is near. */
export function nearest(word: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const lower = word.toLowerCase();
  const best = closest(
    lower,
    names.map((name) => name.toLowerCase()),
  );
  const name = names.find((candidate) => candidate.toLowerCase() === best)!;
  return distance(lower, best) <= Math.max(2, Math.floor(word.length / 3))
    ? ` Did you mean ${JSON.stringify(name)}?`
    : '';
}
