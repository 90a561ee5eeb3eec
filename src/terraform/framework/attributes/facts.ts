// What is said of an attribute beside its kind.
import type { Value } from '../../protocol/index.ts';
import type { Constraint } from './constraints.ts';

/** Who sets the value: the configuration, the server, or either. `defaulted` is set by the configuration or by the schema. */
export type Presence = 'required' | 'optional' | 'defaulted' | 'computed' | 'optionalComputed';
export type Returned = 'returned' | 'notReturned';
/** What an attribute means to the framework, whatever it is called; a resource has each at most once. */
export type Role = 'deletionProtection' | 'onDestroy' | 'timeouts';

/** The other ways in which a configuration may give a secret: see `writeOnlyPair`. */
export interface Pair {
  /** Name of the attribute that takes the same secret and is never kept. */
  readonly written: string;
  /** Name of the attribute whose change sends it. */
  readonly version: string;
  /** The secret must be given in one way or the other. */
  readonly isRequired?: true;
  /** Each may hold a part of it, so both may be given; the resource puts them together. */
  readonly isShared?: true;
}

/** Facts about an attribute beyond its kind; each has several readers (plan, schema, documentation, export). */
export interface Facts {
  readonly forcesReplacement?: true;
  readonly sensitive?: true;
  readonly writeOnly?: true;
  readonly pair?: Pair;
  readonly notReturned?: true;
  readonly local?: true;
  readonly role?: Role;
  readonly volatile?: true;
  readonly emptyMeansAbsent?: true;
  readonly cannotBeCleared?: true;
  readonly ignoresOrder?: true;
  readonly default?: Value;
  readonly deprecated?: string;
  readonly advice?: string;
  /** The attribute of another resource that this one names, such as `role.id`. */
  readonly references?: `${string}.${string}`;
  /** What must be there under each value, in the provider's words for it; see `ProviderDefinition.referents`. */
  readonly refersTo?: string;
  readonly sameAs?: (a: never, b: never) => boolean;
  readonly constraints?: readonly Constraint[];
}
