// How resource files write attributes: presence, then kind, then description.
import { Attribute, type Attributes, type Kind } from './attribute.ts';
import { listOf, mapOf, setOf } from './collection.ts';
import { type Constraint, matching, oneOf } from './constraints.ts';
import type { Presence } from './facts.ts';
import type { Nested } from './models.ts';
import { nestedList, nestedMap, nestedObject, nestedSet } from './nested.ts';
import { boolean, number, string } from './scalar.ts';

/** Attributes that the configuration must set. */
export const required = kinds('required');
/** Attributes that the configuration may set; left out they are absent. */
export const optional = kinds('optional');
/** Attributes that only the server sets. */
export const computed = kinds('computed');
/** Attributes that the configuration may set; left out they are as the server has them. */
export const optionalComputed = kinds('optionalComputed');

/** A number as `numberAsText` has it. */
export const textOfNumber = (number: number): `${number}` => `${number}`;

function kinds<P extends Presence>(presence: P) {
  const of =
    <T>(kind: Kind) =>
    (description: string) =>
      new Attribute<T, P>(kind, presence, description);
  const nested =
    <T>(kind: (attributes: Attributes) => Kind) =>
    (attributes: Attributes, description: string) =>
      new Attribute<T, P>(kind(attributes), presence, description);
  return {
    string: of<string>(string),
    /** A whole number that the service writes as text. */
    numberAsText: (description: string, check: Constraint<string> = matching(/^\d+$/, 'a number')) =>
      new Attribute<`${number}`, P>(string, presence, description, { constraints: [check] }),
    /** A whole number. */
    number: of<number>(number),
    boolean: of<boolean>(boolean),
    oneOf: <const V extends readonly string[]>(values: V, description: string) =>
      new Attribute<V[number], P>(string, presence, description, { constraints: [oneOf(values)] }),
    listOfStrings: of<string[]>(listOf(string)),
    listOfNumbers: of<number[]>(listOf(number)),
    setOfStrings: of<string[]>(setOf(string)),
    setOfNumbers: of<number[]>(setOf(number)),
    mapOfStrings: of<Map<string, string>>(mapOf(string)),
    object: nested(nestedObject) as <N extends Attributes>(
      attributes: N,
      description: string,
    ) => Attribute<Nested<N>, P>,
    listOf: nested(nestedList) as <N extends Attributes>(
      attributes: N,
      description: string,
    ) => Attribute<Nested<N>[], P>,
    setOf: nested(nestedSet) as <N extends Attributes>(attributes: N, description: string) => Attribute<Nested<N>[], P>,
    mapOf: nested(nestedMap) as <N extends Attributes>(
      attributes: N,
      description: string,
    ) => Attribute<Map<string, Nested<N>>, P>,
  };
}
