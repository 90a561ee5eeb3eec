// What a comparison of two specifications finds.

/**
 * - breaking: a call that we make would fail, or its answer would not be what we take it for.
 * - notable: worth a look; a call still works.
 * - new: something that we do not use yet.
 */
export type Severity = 'breaking' | 'notable' | 'new';

/** A place in our contract: a JSON pointer from an operation or a named schema. */
export type Place = ({ operation: string } | { schema: string }) & { pointer: string };

export interface Difference {
  /** The operation in which it was met. */
  operation: string;
  severity: Severity;
  /** As people read it: `request body .roles[].id`. */
  where: string;
  message: string;
  place: Place;
}

/** The place `steps` further down. */
export function below(place: Place, ...steps: string[]): Place {
  const escaped = steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  return { ...place, pointer: place.pointer + escaped.join('') };
}
