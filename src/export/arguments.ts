// What a block has to say so that its object stays as it is: the arguments, in the order of the schema.
import {
  type AnyAttribute,
  type Attributes,
  isObject,
  type Model,
  writtenAttributes,
} from '../terraform/framework/index.ts';
import { type Argument, type Arguments, Expression } from './block.ts';

/** What stands in place of a value; undefined where the value itself does. */
interface Instead {
  /** In place of a whole argument of the block; null leaves it out. */
  argument?(name: string, attribute: AnyAttribute): Expression | null | undefined;
  /** In place of what names another object, wherever it stands. */
  reference?(attribute: AnyAttribute, value: string | number): Expression | undefined;
}

/** Left out is what only the server sets, what is deprecated, what is absent and what equals a default. */
export function argumentsOf(attributes: Attributes, state: Model, { argument, reference }: Instead): Arguments {
  const written = writtenAttributes(attributes, state).flatMap(([name, attribute, value]) => {
    const said = argument?.(name, attribute);
    return said === null ? [] : [[name, said ?? toArgument(attribute, value, reference)] as const];
  });
  return Object.fromEntries(written);
}

function toArgument(attribute: AnyAttribute, value: Model[string], reference: Instead['reference']): Argument {
  const { nested } = attribute.kind;
  const member = (one: Model[string]): Argument => {
    if (nested && isObject(one)) return argumentsOf(nested.attributes, one, { ...(reference && { reference }) });
    const isName = typeof one === 'string' || typeof one === 'number';
    return (isName && attribute.facts.references && reference?.(attribute, one)) || (one as Argument);
  };
  if (Array.isArray(value)) return ordered(attribute, value.map(member));
  if (value instanceof Map) return Object.fromEntries([...value].sort(byKey).map(([key, one]) => [key, member(one)]));
  return member(value);
}

/** Servers list members of a set in whatever order; what is the same must not look changed, whatever its ids are. */
function ordered({ kind, facts }: AnyAttribute, members: readonly Argument[]): readonly Argument[] {
  const isSet = Array.isArray(kind.type) && kind.type[0] === 'set';
  if (!isSet && !facts.ignoresOrder) return members;
  return members
    .map((member) => [JSON.stringify(member, textOf), member] as const)
    .sort(byKey)
    .map(([, member]) => member);
}

const textOf = (_: string, value: unknown) => (value instanceof Expression ? value.text : value);

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) =>
  a.localeCompare(b, 'en', { numeric: true }) || (a < b ? -1 : 1);
