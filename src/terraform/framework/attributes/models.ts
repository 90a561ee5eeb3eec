// The typed models that the compiler derives from attributes.
import type { Value } from '../../protocol/index.ts';
import type { Attribute, Attributes } from './attribute.ts';
import type { Presence, Returned } from './facts.ts';

/** Values by attribute, where the shape is not known. */
export type Model = Record<string, Value>;

type Show<T> = { [K in keyof T]: T[K] } & {};
// biome-ignore lint/suspicious/noExplicitAny: matches an attribute of any value type
type Any = any;

type Settable<As> = keyof { [K in keyof As as As[K] extends Attribute<Any, 'computed', Returned> ? never : K]: 1 };
type OnlyComputed<As> = keyof { [K in keyof As as As[K] extends Attribute<Any, 'computed', Returned> ? K : never]: 1 };
type Readable<As> = keyof { [K in keyof As as As[K] extends Attribute<Any, Presence, 'notReturned'> ? never : K]: 1 };

type StateOf<A> = A extends Attribute<infer T, infer P, Returned> ? (P extends 'optional' ? T | null : T) : never;
type DesiredOf<A> =
  A extends Attribute<infer T, infer P, Returned>
    ? P extends 'optional'
      ? T | null
      : P extends 'optionalComputed'
        ? T | undefined
        : T
    : never;
type ValueOf<A> = A extends Attribute<infer T, Presence, Returned> ? T : never;

/** A value of which any part may be not known yet. */
export type Unsure<T> =
  | undefined
  | (T extends ReadonlyMap<infer K, infer V>
      ? ReadonlyMap<K, Unsure<V>>
      : T extends readonly (infer Member)[]
        ? readonly Unsure<Member>[]
        : T extends object
          ? { readonly [K in keyof T]: Unsure<T[K]> }
          : T);

/** What state holds: everything known, `null` where absent. */
export type State<As> = Show<{ [K in keyof As]: StateOf<As[K]> }>;
/** What the server's answer tells: state without the attributes that it never gives back. */
export type Observed<As> = Show<{ [K in Readable<As> & keyof As]: StateOf<As[K]> }>;
/** What is to be: settable attributes with defaults filled in; `undefined` where the configuration leaves it to the server. */
export type Desired<As> = Show<{ [K in Settable<As> & keyof As]: DesiredOf<As[K]> }>;
/** What only the server tells. */
export type Results<As> = Show<{ [K in OnlyComputed<As> & keyof As]: StateOf<As[K]> }>;
/** What the configuration says: `null` where it says nothing, `undefined` where it does not know yet. */
export type Config<As> = Show<{ [K in Settable<As> & keyof As]: Unsure<ValueOf<As[K]>> | null }>;
/** The configuration once all of it is known. */
export type KnownConfig<As> = Show<{ [K in Settable<As> & keyof As]: ValueOf<As[K]> | null }>;
/** What is planned: like state, `undefined` where not known yet. */
export type Planned<As> = Show<{ [K in keyof As]: Unsure<StateOf<As[K]>> }>;
/** The members of a nested attribute, as models hold them. */
export type Nested<N extends Attributes> = State<N>;
