/** Reads a value from the JSON of a state file, perhaps written by another version of the provider. */
import type { PathStep } from './attribute-path.ts';
import { type CtyType, ctyTypeFromJson, formatCtyType } from './cty-type.ts';
import { numberFromText } from './decimal.ts';
import { parseJsonKeepingNumbers } from './parse-json.ts';
import { ProtocolError } from './protocol-error.ts';
import { DynamicPseudo, type Value } from './value.ts';

/**
 * Attributes that the type does not have are ignored, missing ones are null. Numbers may be JSON numbers or strings,
 * and lose no digit.
 * @throws ProtocolError when the bytes are not JSON, or with the path where a value is not of its type.
 */
export function valueFromJson(type: CtyType, json: Uint8Array): Value {
  return convert(type, parseJsonKeepingNumbers(json));
}

function convert(type: CtyType, json: unknown): Value {
  if (json === null || json === undefined) return null;
  if (typeof type === 'string') return convertPrimitive(type, json);
  const [kind, inner] = type;
  if (kind === 'object' && isRecord(json)) {
    const value: { [name: string]: Value } = Object.create(null);
    for (const [attribute, one] of Object.entries(inner)) {
      value[attribute] = convertPart(one, own(json, attribute), { attribute });
    }
    return value;
  }
  if (kind === 'map' && isRecord(json)) {
    return new Map(Object.entries(json).map(([key, one]) => [wellFormed(key), convertPart(inner, one, { key })]));
  }
  if (kind === 'tuple' && Array.isArray(json) && json.length === inner.length) {
    return json.map((one, index) => convertPart(inner[index]!, one, { index }));
  }
  if ((kind === 'list' || kind === 'set') && Array.isArray(json)) {
    return json.map((one: unknown, index) => {
      const step: PathStep = kind === 'set' ? { element: undefined } : { index };
      return convertPart(inner, one, step);
    });
  }
  throw new ProtocolError(`expected ${formatCtyType(type)}, got JSON of another shape`);
}

function convertPart(type: CtyType, json: unknown, step: PathStep): Value {
  try {
    return convert(type, json);
  } catch (error) {
    throw ProtocolError.within(step, error);
  }
}

function convertPrimitive(type: 'string' | 'number' | 'bool' | 'dynamic', json: unknown): Value {
  if (type === 'string' && typeof json === 'string') return wellFormed(json);
  if (type === 'string' && typeof json === 'boolean') return String(json);
  if (type === 'bool' && typeof json === 'boolean') return json;
  if (type === 'bool' && (json === 'true' || json === 'false')) return json === 'true';
  if (type === 'number' && typeof json === 'string') {
    try {
      return numberFromText(json);
    } catch {
      throw new ProtocolError('expected number, got other text');
    }
  }
  if (type === 'dynamic' && isRecord(json)) {
    const carried = ctyTypeFromJson(own(json, 'type'));
    const value = own(json, 'value');
    return value === null ? null : new DynamicPseudo(carried, convert(carried, value));
  }
  throw new ProtocolError(`expected ${type}, got JSON of another shape`);
}

// JSON can name half of a character, which no UTF-8 can hold; Terraform reads it as this, too.
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd');

function isRecord(json: unknown): json is { readonly [name: string]: unknown } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function own(json: { readonly [name: string]: unknown }, name: string): unknown {
  return Object.hasOwn(json, name) ? json[name] : undefined;
}
