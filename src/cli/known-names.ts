// A name that the instance does not know is wrong use, and the nearest that it knows may be what was meant.
import { UsageError } from './failures.ts';
import { nearest } from './nearest.ts';

/** @throws UsageError for an UnknownName; whatever else the work throws */
export async function withKnownNames<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { UnknownName } = await import('../access/index.ts');
    if (!(error instanceof UnknownName)) throw error;
    throw new UsageError(`${error.message}.${nearest(error.unknown, error.known)}`);
  }
}
