// The error for a specification that cannot be used.

/** What was given is not a specification we can read; the message says what it is and what to give instead. */
export class SpecificationError extends Error {
  override readonly name = 'SpecificationError';
}
