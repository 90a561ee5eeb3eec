// Which other objects a model names, and where.
import type { AttributePath, Value } from '../../protocol/index.ts';
import type { AnyAttribute, Attributes } from './attribute.ts';
import { isObject } from './object.ts';

/** A known value that names another object. */
export interface Reference {
  readonly value: string | number;
  /** What must be there. */
  readonly kind: string;
  /** The attribute of another resource that it is the value of, where there is such a resource. */
  readonly target: AnyAttribute['facts']['references'];
  /** Ends at a set: its members do not have a place of their own. */
  readonly path: AttributePath;
}

export function referencesIn(attributes: Attributes, model: Value, path: AttributePath = []): Reference[] {
  if (!isObject(model)) return [];
  return Object.entries(attributes).flatMap(([name, attribute]) =>
    valuesOf(attribute, model[name], [...path, { attribute: name }]).flatMap(({ value, path }) =>
      referencesAt(attribute, value, path),
    ),
  );
}

function referencesAt({ kind, facts }: AnyAttribute, value: Value, path: AttributePath): Reference[] {
  if (kind.nested) return referencesIn(kind.nested.attributes, value, path);
  if (facts.refersTo === undefined || (typeof value !== 'string' && typeof value !== 'number')) return [];
  return [{ value, kind: facts.refersTo, target: facts.references, path }];
}

interface Placed {
  readonly value: Value;
  readonly path: AttributePath;
}

/** The members of a collection, or the value itself. */
function valuesOf({ kind }: AnyAttribute, value: Value, path: AttributePath): Placed[] {
  if (value instanceof Map) return [...value].map(([key, member]) => ({ value: member, path: [...path, { key }] }));
  if (!Array.isArray(value)) return [{ value, path }];
  const isSet = (kind.nested?.nesting ?? (Array.isArray(kind.type) ? kind.type[0] : undefined)) === 'set';
  return value.map((member: Value, index) => ({ value: member, path: isSet ? path : [...path, { index }] }));
}
