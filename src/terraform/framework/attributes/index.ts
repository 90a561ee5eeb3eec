// Attributes: what they are, how they are written, and the models that follow from them.

export { asComputed } from './as-computed.ts';
export { type AnyAttribute, Attribute, type Attributes, type Nesting } from './attribute.ts';
export { computed, optional, optionalComputed, required, textOfNumber } from './builders.ts';
export { atLeast, between, type Constraint, matching, notBlank, notEmpty, oneOf, trimmed } from './constraints.ts';
export type {
  Config,
  Desired,
  KnownConfig,
  Model,
  Nested,
  Observed,
  Planned,
  Results,
  State,
  Unsure,
} from './models.ts';
export type { Pair, Presence } from './facts.ts';
export { nearest } from './nearest.ts';
export { holdsComputed } from './nested.ts';
export {
  decodeObject,
  isObject,
  isWhollyKnown,
  mapObject,
  objectType,
  pathToUnknown,
  planObject,
  settleObject,
  validateObject,
  withoutEmptyTexts,
} from './object.ts';
export { givenAs, isKeptOut, secretToSend, validateWriteOnly } from './pairs.ts';
export { type Roles, rolesOf } from './roles.ts';
export { type Reference, referencesIn } from './references.ts';
export { ignoringCase, sameInstant } from './sameness.ts';
export { describeAttribute, listed, type Owner, withinOf } from './words.ts';
export { configurationOf, writtenAttributes } from './written.ts';
export { writeOnlyPair } from './write-only-pair.ts';
