// What the edition does not have, or the token may not read, is nothing, and said.
import { AdminApiError } from '../../admin-api/index.ts';

/** @param what in the plural, as a sentence about it begins @param hidden takes the sentence */
export async function orHidden<T, E>(answer: Promise<T>, nothing: E, what: string, hidden: string[]): Promise<T | E> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof AdminApiError && (error.isRouteMissing || error.isDenied)) || error.isOutOfReach)
      throw error;
    hidden.push(`${what}: ${error.isRouteMissing ? 'this edition has none' : 'the token may not read them'}.`);
    return nothing;
  }
}
