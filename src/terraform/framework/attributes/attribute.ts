// An attribute and its kind: who sets it, how its values behave, and the facts that several readers share.
import { type AttributePath, type CtyType, sameValue, type Value } from '../../protocol/index.ts';
import type { Report } from '../report.ts';
import type { Constraint } from './constraints.ts';
import type { Facts, Presence, Returned, Role } from './facts.ts';
import { inOrderOf, sameMembers } from './sameness.ts';

/** How a nested attribute holds its objects, in the protocol's words. */
export type Nesting = 'single' | 'list' | 'set' | 'map';

/**
 * The behaviour of one kind of value. Models are plain data: `null` is known to be absent, `undefined` is not known yet.
 *
 * - `decode` narrows a wire value to the model and reports what the model cannot hold.
 * - `validate` reports on a known, non-null model at its path.
 * - `plan` fills in what the configuration leaves to defaults and to the prior value.
 * - `same` says whether two known, non-null models mean the same.
 * - `settle` keeps the reference's spelling wherever the observed value means the same.
 */
export interface Kind {
  /** Name for documentation, such as `Set of Number`. */
  readonly label: string;
  readonly type: CtyType;
  readonly nested?: { readonly nesting: Nesting; readonly attributes: Attributes };
  decode(value: Value, path: AttributePath, report: Report): Value;
  validate(model: Value, path: AttributePath, report: Report): void;
  plan(config: Value, prior: Value): Value;
  same(a: Value, b: Value): boolean;
  settle(observed: Value, reference: Value): Value;
}

/** Attributes by name, as a resource, a data source or a nested object has them. */
export type Attributes = { readonly [name: string]: AnyAttribute };
// biome-ignore lint/suspicious/noExplicitAny: the value type of an attribute is invariant, so a bound for all of them must be any
export type AnyAttribute = Attribute<any, Presence, Returned>;

/**
 * One attribute. `T` is its model type, `P` who sets it, `R` whether the server gives it back.
 * Every modifier answers a new attribute.
 */
export class Attribute<T, P extends Presence, R extends Returned = 'returned'> {
  declare readonly value: T;
  declare readonly returned: R;
  readonly kind: Kind;
  readonly presence: P;
  readonly description: string;
  readonly facts: Facts;

  constructor(kind: Kind, presence: P, description: string, facts: Facts = {}) {
    this.kind = kind;
    this.presence = presence;
    this.description = description;
    this.facts = facts;
  }

  /** The API cannot change it in place: a new value plans a new object, and none at all leaves it as it is. */
  forcesReplacement(): this {
    return this.#with({ forcesReplacement: true });
  }

  /** Hidden in plans; export lifts it to a variable. */
  sensitive(): this {
    return this.#with({ sensitive: true });
  }

  /** May change with any update, so an update plans it as not known yet. */
  volatile(): this {
    return this.#with({ volatile: true });
  }

  /** The server does not tell an empty value from none. */
  emptyMeansAbsent(): this {
    return this.#with({ emptyMeansAbsent: true });
  }

  /** The server keeps the last value when none is sent: removing what a configuration has set is refused at plan time. */
  cannotBeCleared(): this {
    return this.#with({ cannotBeCleared: true });
  }

  /**
   * Names an attribute of another resource: linked in documentation, written as a reference by export, looked for by plans.
   * @param kind which of them can stand here, where not all can
   */
  references(target: `${string}.${string}`, kind: string = target): this {
    return this.#with({ references: target, refersTo: kind });
  }

  /** Names something by a text of its own making, which plans look for. */
  refersTo(kind: string): this {
    return this.#with({ refersTo: kind });
  }

  /** Two values that differ as text and mean the same, such as letter case of an e-mail address. */
  sameAs(same: (a: T, b: T) => boolean): this {
    return this.#with({ sameAs: same });
  }

  /** A list that the server keeps as a set: another order is not a difference. */
  ignoreOrder(): this {
    return this.#with({ ignoresOrder: true });
  }

  /** May be absent although the server sets it. */
  nullable(): Attribute<T | null, P, R> {
    return new Attribute<T | null, P, R>(this.kind, this.presence, this.description, this.facts);
  }

  /** What only who sets it has to know, such as what leaving it out means; data sources do not say it. */
  advice(sentences: string): this {
    return this.#with({ advice: sentences });
  }

  deprecated(message: string): this {
    return this.#with({ deprecated: message });
  }

  /** Adds a check of its own: answers what is wrong with a value, or undefined. */
  check(constraint: Constraint<T>): this {
    return this.#with({ constraints: [...(this.facts.constraints ?? []), constraint as Constraint] });
  }

  /** Value taken when the configuration gives none; it shows in the plan. */
  default(value: T & Value): Attribute<T, 'defaulted', R> {
    return new Attribute<T, 'defaulted', R>(this.kind, 'defaulted', this.description, {
      ...this.facts,
      default: value,
    });
  }

  /** The server never gives it back: the planned value is kept in state. */
  notReturned(): Attribute<T, P, 'notReturned'> {
    return new Attribute<T, P, 'notReturned'>(this.kind, this.presence, this.description, {
      ...this.facts,
      notReturned: true,
    });
  }

  /** A setting of the provider's own: kept in state, never sent. */
  local(): Attribute<T, P, 'notReturned'> {
    const facts = { ...this.facts, local: true, notReturned: true } as const;
    return new Attribute<T, P, 'notReturned'>(this.kind, this.presence, this.description, facts);
  }

  /** Given to the provider and never written to plan or state (Terraform 1.11 and newer). */
  writeOnly(): Attribute<T, P, 'notReturned'> {
    const facts = { ...this.facts, writeOnly: true, notReturned: true } as const;
    return new Attribute<T, P, 'notReturned'>(this.kind, this.presence, this.description, facts);
  }

  /** What the framework does by it. Without a role an attribute is only what the resource makes of it. */
  inRole(role: Role): this {
    return this.#with({ role });
  }

  /** Whether a configuration may set it. */
  get settable(): boolean {
    return this.presence !== 'computed';
  }

  /** Left out, it stays as it is: it cannot go without the object, or the server keeps it anyway, whoever set it. */
  get staysWhenLeftOut(): boolean {
    return this.presence === 'optional' && (this.facts.forcesReplacement ?? this.facts.cannotBeCleared) === true;
  }

  /** Whether two known values, absent ones included, mean the same. */
  same(a: Value, b: Value): boolean {
    if (this.isAbsent(a) || this.isAbsent(b)) return this.isAbsent(a) && this.isAbsent(b);
    if (this.facts.sameAs) return this.facts.sameAs(a as never, b as never);
    if (this.facts.ignoresOrder) return sameMembers(a as readonly Value[], b as readonly Value[], this.#sameMember);
    return this.kind.same(a, b);
  }

  /** The observed value, in the reference's spelling wherever both mean the same. */
  settle(observed: Value, reference: Value): Value {
    if (reference !== undefined && this.same(observed, reference)) return reference;
    // Written as an empty text, it is left to the server.
    if (reference === '' && this.presence === 'optionalComputed' && this.isAbsent(reference)) return reference;
    if (this.isAbsent(observed)) return null;
    if (this.facts.ignoresOrder && Array.isArray(reference))
      return inOrderOf(reference, observed as readonly Value[], this.#sameMember);
    return this.kind.settle(observed, reference);
  }

  /** How messages show a value: as JSON, or not at all where it holds a secret. */
  show(value: Value): string {
    if (this.holdsSecret) return '(sensitive value)';
    return JSON.stringify(value, (_, part: unknown) => (part instanceof Map ? Object.fromEntries(part) : part));
  }

  /** Whether it or anything in it is secret. */
  get holdsSecret(): boolean {
    const nested = Object.values(this.kind.nested?.attributes ?? {});
    return this.facts.sensitive === true || nested.some((attribute) => attribute.holdsSecret);
  }

  readonly #sameMember = (a: Value, b: Value): boolean => {
    const { type } = this.kind;
    return sameValue(Array.isArray(type) ? (type[1] as CtyType) : type, a, b);
  };

  /** Whether a value says nothing: null does, and so does an empty text wherever null could stand. */
  isAbsent(value: Value): boolean {
    if (value === null) return true;
    const { emptyMeansAbsent = false } = this.facts;
    if (value === '') return emptyMeansAbsent || this.#mayBeNull;
    return emptyMeansAbsent && Array.isArray(value) && value.length === 0;
  }

  get #mayBeNull(): boolean {
    const isLeftOut = this.presence === 'optional' || this.presence === 'optionalComputed';
    return isLeftOut && !this.facts.pair?.isRequired;
  }

  #with(facts: Facts): this {
    return new Attribute(this.kind, this.presence, this.description, { ...this.facts, ...facts }) as this;
  }
}
