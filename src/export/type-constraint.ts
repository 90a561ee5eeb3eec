// The type of an attribute as a variable declares it: https://developer.hashicorp.com/terraform/language/expressions/type-constraints
import type { AnyAttribute, Attributes } from '../terraform/framework/index.ts';
import { type Argument, Call, Name } from './block.ts';

export function typeConstraint({ kind: { nested, type } }: AnyAttribute): Argument {
  if (!nested) return ofType(type);
  const object = new Call(
    'object',
    Object.fromEntries(
      writable(nested.attributes).map(([name, attribute]) => {
        const own = typeConstraint(attribute);
        return [name, attribute.presence === 'required' ? own : new Call('optional', own)];
      }),
    ),
  );
  return nested.nesting === 'single' ? object : new Call(nested.nesting, object);
}

/** Those that a configuration written today may hold, and state does. */
export const writable = (attributes: Attributes): [string, AnyAttribute][] =>
  Object.entries(attributes).filter(
    ([, { settable, facts, holdsSecret }]) => settable && !facts.deprecated && !facts.notReturned && !holdsSecret,
  );

type Type = AnyAttribute['kind']['type'];

function ofType(type: Type): Argument {
  if (typeof type === 'string') return new Name(type);
  const [kind, inner] = type;
  return new Call(kind, ofType(inner as Type));
}
