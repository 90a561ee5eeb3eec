/**
 * Writes a value as Terraform's msgpack, directed by its type:
 * https://github.com/hashicorp/terraform/blob/main/docs/plugin-protocol/object-wire-format.md
 */
import type { PathStep } from './attribute-path.ts';
import { ByteWriter } from './byte-writer.ts';
import { type CtyType, encodeCtyType, formatCtyType } from './cty-type.ts';
import { Decimal } from './decimal.ts';
import { array, binary, map, text, writeHead } from './msgpack-head.ts';
import { ProtocolError } from './protocol-error.ts';
import { DynamicPseudo, type Value } from './value.ts';

const utf8 = new TextEncoder();
const shortText = 64;

/**
 * Every attribute of an object is written; undefined becomes unknown.
 * @throws ProtocolError with the path of a missing or surplus attribute, or of a value that is not of its type.
 */
export function encodeValue(type: CtyType, value: Value): Uint8Array {
  const writer = new ByteWriter();
  write(writer, type, value);
  return writer.finish();
}

function write(writer: ByteWriter, type: CtyType, value: Value): void {
  if (value === null) writer.byte(0xc0);
  else if (value === undefined) writer.bytes(Uint8Array.of(0xd4, 0, 0));
  else if (typeof type === 'string') writePrimitive(writer, type, value);
  else if (type[0] === 'object' && isPlainObject(value)) writeObject(writer, type[1], value);
  else if (type[0] === 'map' && value instanceof Map) writeMap(writer, type[1], value);
  else if (Array.isArray(value)) writeArray(writer, type, value);
  else throw mismatch(type, value);
}

function writeMap(writer: ByteWriter, type: CtyType, value: ReadonlyMap<string, Value>): void {
  writeHead(writer, map, value.size);
  for (const [key, one] of value) {
    writeString(writer, key);
    try {
      write(writer, type, one);
    } catch (error) {
      throw ProtocolError.within({ key }, error);
    }
  }
}

function writeArray(writer: ByteWriter, type: Exclude<CtyType, string>, values: readonly Value[]): void {
  const [kind, inner] = type;
  const fits = kind === 'list' || kind === 'set' || (kind === 'tuple' && inner.length === values.length);
  if (!fits) throw mismatch(type, values);
  writeHead(writer, array, values.length);
  for (const [index, one] of values.entries()) {
    try {
      write(writer, kind === 'tuple' ? inner[index]! : inner, one);
    } catch (error) {
      const step: PathStep = kind === 'set' ? { element: one } : { index };
      throw ProtocolError.within(step, error);
    }
  }
}

function writeObject(
  writer: ByteWriter,
  attributes: { readonly [name: string]: CtyType },
  value: { readonly [name: string]: Value },
): void {
  for (const attribute of Object.keys(value)) {
    if (Object.hasOwn(attributes, attribute)) continue;
    throw new ProtocolError('the schema has no such attribute', [{ attribute }]);
  }
  const entries = Object.entries(attributes);
  writeHead(writer, map, entries.length);
  for (const [attribute, type] of entries) {
    try {
      if (!Object.hasOwn(value, attribute)) throw new ProtocolError('a value is missing: give null for absent');
      writeString(writer, attribute);
      write(writer, type, value[attribute]);
    } catch (error) {
      throw ProtocolError.within({ attribute }, error);
    }
  }
}

function writePrimitive(writer: ByteWriter, type: 'string' | 'number' | 'bool' | 'dynamic', value: Value): void {
  if (type === 'string' && typeof value === 'string') writeString(writer, value);
  else if (type === 'bool' && typeof value === 'boolean') writer.byte(value ? 0xc3 : 0xc2);
  else if (type === 'number' && isNumber(value)) writeNumber(writer, value);
  else if (type === 'dynamic' && value instanceof DynamicPseudo) {
    writeHead(writer, array, 2);
    const carried = encodeCtyType(value.type);
    writeHead(writer, binary, carried.length);
    writer.bytes(carried);
    write(writer, value.type, value.value);
  } else throw mismatch(type, value);
}

function isNumber(value: Value): value is number | bigint | Decimal {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof Decimal;
}

// Numbers go out as text: Terraform parses text with the precision that it uses for its own state, so that a number
// that is read back unchanged never shows as drift (https://github.com/hashicorp/terraform/issues/36403).
function writeNumber(writer: ByteWriter, value: number | bigint | Decimal): void {
  if (Number.isNaN(value)) throw new ProtocolError('NaN is not a Terraform number');
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) {
    writer.byte(0xcb);
    writer.float64(value);
  } else writeString(writer, String(value));
}

// TextEncoder replaces lone surrogates, which Terraform would reject as invalid UTF-8. For short texts it takes longer than they do.
function writeString(writer: ByteWriter, value: string): void {
  if (value.length <= shortText && isAscii(value)) {
    writeHead(writer, text, value.length);
    writer.ascii(value);
    return;
  }
  const encoded = utf8.encode(value);
  writeHead(writer, text, encoded.length);
  writer.bytes(encoded);
}

function isAscii(value: string): boolean {
  for (let at = 0; at < value.length; at += 1) if (value.charCodeAt(at) > 0x7f) return false;
  return true;
}

function isPlainObject(value: Value): value is { readonly [name: string]: Value } {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function mismatch(type: CtyType, value: Value): ProtocolError {
  return new ProtocolError(`expected ${formatCtyType(type)}, got ${describe(value)}`);
}

// Names the shape only: the value itself may be a secret.
function describe(value: Value): string {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (value instanceof Map) return 'a Map';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
