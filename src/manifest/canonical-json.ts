// One text for one value, so that two programs hash the same: https://www.rfc-editor.org/rfc/rfc8785
import type { Json } from '../json/index.ts';

/** Keys sorted by UTF-16 code units, no white space. */
export const canonicalJson = (value: Json): string => JSON.stringify(sorted(value));

/** The same order of keys, for people to read. */
export const readableJson = (value: Json): string => `${JSON.stringify(sorted(value), null, 2)}\n`;

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}
