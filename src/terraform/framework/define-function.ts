// A function: from arguments to a result, and nothing else. Terraform calls it before the provider is configured, compares what it
// answers within a run and between plan and apply, and so it asks no service, clock or environment.
import type { Value } from '../protocol/index.ts';
import type { AnyAttribute, Attribute, Attributes, Model, Presence, State } from './attributes/index.ts';

interface FunctionDefinition<Ps extends Attributes, Rest, R> {
  /** One sentence. */
  readonly summary: string;
  readonly description: string;
  /** In the order in which a call gives them, each required: Terraform itself refuses null. */
  readonly parameters: Ps;
  /** What any number of further arguments are. */
  readonly variadic?: { readonly name: string; readonly attribute: Attribute<Rest, Presence> };
  /** Its description says what the result is. */
  readonly returns: Attribute<R, 'computed'>;
  /** @throws ArgumentFailure for what cannot be answered */
  call(given: State<Ps>, rest: readonly Rest[], catalog: Catalog): R;
}

/** What a function may know of the provider that it belongs to. */
export interface Catalog {
  /** Type names of all resources, as configurations spell them. */
  readonly types: readonly string[];
  /** Attributes whose values make up the import id, in order; undefined for a type that does not exist. */
  importNames(type: string): readonly string[] | undefined;
}

/** Says what is wrong with one argument. */
export class ArgumentFailure extends Error {
  /** Counted from 0, those of a variadic parameter too. */
  readonly argument: number;

  constructor(argument: number, problem: string) {
    super(problem);
    this.argument = argument;
  }
}

/** A function of any shape, as the framework drives it. */
export interface ProviderFunction {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: Attributes;
  readonly variadic?: { readonly name: string; readonly attribute: AnyAttribute };
  readonly returns: AnyAttribute;
  call(given: Model, rest: readonly Value[], catalog: Catalog): Value;
}

export function defineFunction<Ps extends Attributes, Rest, R>(
  name: string,
  definition: FunctionDefinition<Ps, Rest, R>,
): ProviderFunction {
  // The one place where the shape is forgotten: what goes in are values by the names of these parameters.
  return { name, ...(definition as object as Omit<ProviderFunction, 'name'>) };
}
