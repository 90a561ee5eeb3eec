// What an edition does not have at all is nothing rather than an error.
import { AdminApiError } from '../admin-api/index.ts';

/** The open-source edition, for example, has neither groups nor service accounts. */
export const ifThere = <T, E>(answer: Promise<T>, nothing: E): Promise<T | E> =>
  answer.catch((error: unknown) => {
    if (error instanceof AdminApiError && error.isRouteMissing) return nothing;
    throw error;
  });
