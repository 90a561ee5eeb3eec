// What a failed API call means to Terraform, as the provider explains it.

/** A failure in words for a person, with the facts that the framework acts on. */
export interface Failure {
  /** What is wrong and what to do, in sentences. */
  readonly detail: string;
  /** The object does not exist (any more). */
  readonly gone?: boolean;
  /** The service does not know of such things at all: it is of another kind, or too old. */
  readonly unavailable?: boolean;
  /** The caller may not see or do it. */
  readonly forbidden?: boolean;
  /** Another object has the name or id already. */
  readonly conflict?: boolean;
  /** The answer was lost: the write may have happened. */
  readonly mayHaveHappened?: boolean;
  /** Nothing can be asked at all: whatever else the run wants fails for the same reason. */
  readonly outOfReach?: boolean;
  /** The single complaints that `detail` puts together. */
  readonly complaints?: readonly Complaint[];
}

export interface Complaint {
  /** Steps to the field of the request body, as the API names them; none when it is about no field. */
  readonly path: readonly (string | number)[];
  /** As whole as the failure's own detail, where the attribute is shown beside it. */
  readonly detail: string;
}

/** The block whose work failed, as far as an explanation may speak of it. */
export interface Subject {
  /** Type as the configuration spells it. */
  readonly typeName: string;
  /** What it requires of the service; undefined when every one has it. */
  readonly requires?: string | undefined;
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
