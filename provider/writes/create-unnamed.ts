// Creates things that have no unique name, so that a lost answer neither orphans one nor makes two.
import { AdminApiError } from '../../src/admin-api/index.ts';

/**
 * The created thing. When the answer is lost, it is the one that the list did not have before; with none or several of those
 * the failure stands.
 * @param key what tells two things apart
 * @param isOurs whether a thing is what `create` was asked for
 */
export async function createUnnamed<T>(
  list: () => Promise<readonly T[]>,
  create: () => Promise<T>,
  key: (thing: T) => unknown,
  isOurs: (thing: T) => boolean,
): Promise<{ made: T; answered: boolean }> {
  const before = new Set((await list()).map(key));
  try {
    return { made: await create(), answered: true };
  } catch (error) {
    if (!(error instanceof AdminApiError && error.mayHaveHappened)) throw error;
    const candidates = (await list()).filter((thing) => !before.has(key(thing)) && isOurs(thing));
    if (candidates.length !== 1) throw error;
    return { made: candidates[0]!, answered: false };
  }
}
