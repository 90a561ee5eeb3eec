// What an edition does not have at all is nothing rather than an error.

/** The open-source edition, for example, has neither groups nor service accounts. */
export const ifThere = <T, E>(answer: Promise<T>, nothing: E): Promise<T | E> =>
  answer.catch((error: unknown) => {
    // By what an AdminApiError says of itself: whoever asks for grants need not load how errors are worded.
    if (error instanceof Error && Reflect.get(error, 'isRouteMissing') === true) return nothing;
    throw error;
  });
