/** Whether two values are the same to Terraform. */
import type { CtyType } from './cty-type.ts';
import { canonicalNumber, Decimal } from './decimal.ts';
import { DynamicPseudo, type Value } from './value.ts';

/** Order and duplicates in sets do not matter, nor does how a number is held: 1, 1n and Decimal 1.0 are the same. */
export function sameValue(type: CtyType, a: Value, b: Value): boolean {
  // Most values that are compared did not change.
  return a === b || fingerprint(type, a) === fingerprint(type, b);
}

// Values of one type are the same exactly when these texts are; sets become sorted lists of distinct texts.
function fingerprint(type: CtyType, value: Value): string {
  if (value === null) return 'null';
  if (value === undefined) return 'unknown';
  if (typeof value === 'number' || typeof value === 'bigint' || value instanceof Decimal) return canonicalNumber(value);
  if (value instanceof DynamicPseudo) return `${JSON.stringify(value.type)}:${fingerprint(value.type, value.value)}`;
  if (typeof value !== 'object') return JSON.stringify(value);
  if (typeof type === 'string') throw new TypeError(`a value of type ${type} cannot have parts`);
  const [kind, inner] = type;
  if (kind === 'object') {
    const attributes = value as { readonly [name: string]: Value };
    return list(Object.keys(inner).map((name) => fingerprint(inner[name]!, attributes[name])));
  }
  if (kind === 'map') {
    const entries = [...(value as ReadonlyMap<string, Value>)];
    return list(entries.map(([key, one]) => `${JSON.stringify(key)}:${fingerprint(inner, one)}`).sort());
  }
  const elements = value as readonly Value[];
  if (kind === 'tuple') return list(elements.map((one, index) => fingerprint(inner[index] ?? 'dynamic', one)));
  const texts = elements.map((one) => fingerprint(inner, one));
  return list(kind === 'set' ? [...new Set(texts)].sort() : texts);
}

function list(texts: readonly string[]): string {
  return `[${texts.join(',')}]`;
}
