// An attribute as data sources show it: set by the server alone, nested ones included.
import { type AnyAttribute, Attribute, type Attributes, type Kind } from './attribute.ts';
import { nestedList, nestedMap, nestedObject } from './nested.ts';

/** A set of objects becomes a list: members of a data source have no plan to be matched with. */
export function asComputed({ kind, description, facts }: AnyAttribute): AnyAttribute {
  const { sensitive, deprecated } = facts;
  return new Attribute(computedKind(kind), 'computed', description, {
    ...(sensitive && { sensitive }),
    ...(deprecated && { deprecated }),
  });
}

function computedKind(kind: Kind): Kind {
  if (!kind.nested) return kind;
  const { nesting, attributes } = kind.nested;
  const inner: Attributes = Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [name, asComputed(attribute)]),
  );
  if (nesting === 'single') return nestedObject(inner);
  return nesting === 'map' ? nestedMap(inner) : nestedList(inner);
}
