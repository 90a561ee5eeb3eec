// Writes JSON the same way every time: keys sorted, two spaces, a newline at the end.
import type { Json, JsonObject } from './document.ts';

/** A copy with the keys of every object in alphabetical order; arrays keep theirs. */
export function sortKeys<T extends Json | JsonObject>(value: T): T {
  return sorted(value) as T;
}

export function stableJson(value: Json): string {
  return `${JSON.stringify(sorted(value), null, 2)}\n`;
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.flatMap((key) => (value[key] === undefined ? [] : [[key, sorted(value[key])]])));
}
