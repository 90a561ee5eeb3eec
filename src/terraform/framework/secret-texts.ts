// The secrets of a model, so that nothing that is said of it repeats them.
import type { Value } from '../protocol/index.ts';
import { type Attributes, isObject } from './attributes/index.ts';

/** Shorter ones are not masked inside other text: they would shred every message and protect nothing. */
const shortest = 4;

/** Every text at a sensitive attribute, however deep, as it is and as JSON writes it. */
export function secretTexts(attributes: Attributes, model: Value): string[] {
  if (!isObject(model) || !holdsSecret(attributes)) return [];
  return Object.entries(attributes).flatMap(([name, { facts, kind }]) => {
    if (facts.sensitive) return textsIn(model[name]).flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]);
    return kind.nested ? membersOf(model[name]).flatMap((one) => secretTexts(kind.nested!.attributes, one)) : [];
  });
}

const known = new WeakMap<Attributes, boolean>();

/** Whether any attribute is sensitive, however deep: most resources have none, and each of their values is decoded often. */
function holdsSecret(attributes: Attributes): boolean {
  const found =
    known.get(attributes) ??
    Object.values(attributes).some(
      ({ facts, kind }) => facts.sensitive || (kind.nested && holdsSecret(kind.nested.attributes)),
    );
  known.set(attributes, found);
  return found;
}

function textsIn(value: Value): string[] {
  if (typeof value === 'string') return value.trim().length >= shortest ? [value] : [];
  return isObject(value) ? Object.values(value).flatMap(textsIn) : membersOf(value).flatMap(textsIn);
}

function membersOf(value: Value): readonly Value[] {
  if (value instanceof Map) return [...value.values()];
  return Array.isArray(value) ? value : isObject(value) ? [value] : [];
}
