// What an edition does not have, or a token may not read, is said as a sentence and is no failure.
import { AdminApiError } from '../../admin-api/index.ts';

/** By what keeps it from view. */
export const reasons = {
  unavailable: 'this Unleash does not have it; it is of another edition, or too old.',
  forbidden: 'the account of the token may not read it.',
} as const;

/**
 * @param what such as `The login history`
 * @returns what is to be said in place of the answer, where there is none
 * @throws whatever else ends the work
 */
export async function orHidden<T>(what: string, work: Promise<T>): Promise<{ answer: T } | { sentence: string }> {
  try {
    return { answer: await work };
  } catch (error) {
    if (!(error instanceof AdminApiError)) throw error;
    if (error.isRouteMissing) return { sentence: `${what}: ${reasons.unavailable}` };
    if (error.isDenied) return { sentence: `${what}: ${reasons.forbidden}` };
    throw error;
  }
}
