/** A Terraform value in JavaScript: null is known to be absent, undefined is not known yet. */
import type { CtyType } from './cty-type.ts';
import type { Decimal } from './decimal.ts';

/**
 * Maps are `ReadonlyMap`, objects are plain objects without a prototype, lists, sets and tuples are arrays.
 * A number is a `number` when that is exact, a `bigint` for an integer beyond 2^53, otherwise a `Decimal`.
 * Where the schema says `dynamic`, a value that is neither null nor wholly unknown comes as a `DynamicPseudo`.
 */
export type Value =
  | null
  | undefined
  | boolean
  | string
  | number
  | bigint
  | Decimal
  | DynamicPseudo
  | readonly Value[]
  | ReadonlyMap<string, Value>
  | ObjectValue;

export interface ObjectValue {
  readonly [attribute: string]: Value;
}

/** A value that carries its own type, because the schema leaves the type open (cty.DynamicPseudoType). */
export class DynamicPseudo {
  readonly type: CtyType;
  readonly value: Value;

  constructor(type: CtyType, value: Value) {
    this.type = type;
    this.value = value;
  }
}
