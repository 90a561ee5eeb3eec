// What a failed API call means to Terraform, as the provider explains it.

/** A failure in words for a person, with the facts that the framework acts on. */
export interface Failure {
  /** What is wrong and what to do, in sentences. */
  readonly detail: string;
  /** The object does not exist (any more). */
  readonly gone?: boolean;
  /** Another object has the name or id already. */
  readonly conflict?: boolean;
  /** The answer was lost: the write may have happened. */
  readonly mayHaveHappened?: boolean;
  /** Complaints about single fields of the request body: the steps to the field, as the API names them. */
  readonly fields?: readonly { readonly path: readonly (string | number)[]; readonly message: string }[];
}

/** Ties a failure to the attribute whose value caused it. */
export class AttributeFailure extends Error {
  readonly attribute: string;

  constructor(attribute: string, cause: unknown) {
    super(`failed because of ${attribute}`, { cause });
    this.attribute = attribute;
  }
}

/** A fault that a resource states itself, in words for a person. */
export class ResourceFailure extends Error {}
