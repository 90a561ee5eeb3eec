// Creates things that have no unique name, so that a lost answer neither orphans one nor makes two.
import { AdminApiError } from '../../src/admin-api/index.ts';
import { ResourceFailure } from '../../src/terraform/framework/index.ts';

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

/**
 * The same for tokens whose secret comes with the answer and never again: one whose answer was lost is of no use to anybody,
 * so it is deleted and made again.
 * @param isShown whether lists show the secret
 */
export async function createToken<T>(
  list: () => Promise<readonly T[]>,
  create: () => Promise<T>,
  key: (token: T) => unknown,
  isOurs: (token: T) => boolean,
  { isShown, remove }: { isShown(token: T): boolean; remove(token: T): Promise<unknown> },
): Promise<T> {
  for (let attempt = 1; attempt <= 2; attempt++) {
    const { made, answered } = await createUnnamed(list, create, key, isOurs);
    if (answered || isShown(made)) return made;
    await remove(made);
  }
  throw new ResourceFailure(
    'Unleash made the token, but its answer with the secret was lost on the way, twice. The tokens were deleted again. Find out what cuts the connection, and apply again.',
  );
}
