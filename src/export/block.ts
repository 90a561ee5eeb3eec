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

  constructor(address: Address, attribute: string) {
    super(`${address.typeName}.${address.label}.${attribute}`);
    this.address = address;
    this.attribute = attribute;
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
}

export type Argument = null | boolean | number | bigint | string | Expression | readonly Argument[] | Arguments;
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
  value === null || typeof value !== 'object' || value instanceof Expression;
export const isGroup = (value: Argument): value is Arguments => !isScalar(value) && !isList(value);
