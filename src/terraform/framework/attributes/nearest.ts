// Suggests the word that was probably meant.
import { distance } from 'fastest-levenshtein';

/**
 * The sentence ` Did you mean "x"?` for the candidate nearest to a misspelt word, with a leading space, or the empty text
 * when none is near: more than a third of the letters would have to change. Letter case does not count.
 */
export function nearest(word: string, candidates: Iterable<string>): string {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const steps = distance(word.toLowerCase(), candidate.toLowerCase());
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best === undefined ? '' : ` Did you mean ${JSON.stringify(best)}?`;
}
