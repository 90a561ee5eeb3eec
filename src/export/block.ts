// A configuration before it is text: blocks with arguments, whatever the syntax.

/** Written as it stands, such as `var.secret`. */
export class Expression {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The value that an attribute of another resource has. */
export class Reference extends Expression {
  readonly address: Address;
  readonly attribute: string;
  /** What it is by now. */
  readonly value: string | number;

  constructor(address: Address, attribute: string, value: string | number) {
    super(`${address.typeName}.${address.label}.${attribute}`);
    this.address = address;
    this.attribute = attribute;
    this.value = value;
  }
}

/** A function with what it is given, such as the type `optional(string, "open")`. */
export class Call {
  readonly name: string;
  readonly given: readonly Argument[];

  constructor(name: string, ...given: readonly Argument[]) {
    this.name = name;
    this.given = given;
  }
}

/** The value of a variable. */
export class VariableUse extends Expression {
  readonly name: string;

  constructor(name: string) {
    super(`var.${name}`);
    this.name = name;
  }
}

/** What Terraform reads as a name and never evaluates: an address, a type, an attribute. */
export class Name extends Expression {}

export interface Address {
  /** With the provider's prefix, such as `unleash_role`. */
  readonly typeName: string;
  readonly label: string;
  /** What the object in whose module it stands is called; left out where it stands in the root module. */
  readonly owner?: string;
  /** Such as `module.team["payments"]`, once that is known. */
  readonly module?: string;
}

/** As state and plans say it. */
export const addressText = ({ module, typeName, label }: Address): string =>
  `${module === undefined ? '' : `${module}.`}${typeName}.${label}`;

export type Argument = null | boolean | number | bigint | string | Expression | Call | readonly Argument[] | Arguments;
export interface Arguments {
  readonly [name: string]: Argument;
}

export interface Block {
  /** Keyword and labels, such as `resource`, `unleash_role`, `developer`. */
  readonly header: readonly [keyword: string, ...labels: string[]];
  readonly body: Arguments;
  readonly blocks?: readonly Block[];
}

export const isList = (value: Argument): value is readonly Argument[] => Array.isArray(value);
export const isScalar = (value: Argument): boolean =>
  value === null || typeof value !== 'object' || value instanceof Expression || value instanceof Call;
export const isGroup = (value: Argument): value is Arguments => !isScalar(value) && !isList(value);

export function referencesWithin(value: Argument): readonly Reference[] {
  if (value instanceof Reference) return [value];
  if (isScalar(value)) return [];
  return Object.values(value as Arguments | readonly Argument[]).flatMap(referencesWithin);
}

/** The same with something else in place of each reference. */
export function mapReferences(value: Argument, change: (reference: Reference) => Argument): Argument {
  if (value instanceof Reference) return change(value);
  if (isList(value)) return value.map((member) => mapReferences(member, change));
  return isGroup(value) ? mapArguments(value, change) : value;
}

export const mapArguments = (body: Arguments, change: (reference: Reference) => Argument): Arguments =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name, mapReferences(value, change)]));
