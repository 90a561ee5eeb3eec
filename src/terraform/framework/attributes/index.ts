// Attributes: what they are, how they are written, and the models that follow from them.

export { asComputed } from './as-computed.ts';
export { type AnyAttribute, Attribute, type Attributes, type Presence } from './attribute.ts';
export { computed, optional, optionalComputed, required } from './builders.ts';
export { atLeast, between, type Constraint, matching, notBlank, notEmpty, oneOf, trimmed } from './constraints.ts';
export type { Kind, Nesting } from './kind.ts';
export type { Config, Desired, Observed, Planned, Results, State } from './models.ts';
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
export { type Reference, referencesIn } from './references.ts';
export { ignoringCase, sameInstant } from './sameness.ts';
export { configurationOf, writtenAttributes } from './written.ts';
