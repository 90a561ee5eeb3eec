/** Reads a value from Terraform's msgpack, directed by its type; the bytes may be hostile. */
import type { AttributePath, PathStep } from './attribute-path.ts';
import { ByteReader } from './byte-reader.ts';
import { type CtyType, decodeCtyType, formatCtyType } from './cty-type.ts';
import { integer, numberFromFloat, numberFromText } from './decimal.ts';
import { ProtocolError } from './protocol-error.ts';
import { DynamicPseudo, type Value } from './value.ts';

const maxDepth = 200;

/**
 * Any msgpack extension is an unknown value, with or without refinements, and comes as undefined.
 * @throws ProtocolError with the path where the bytes are not a value of the type.
 */
export function decodeValue(type: CtyType, bytes: Uint8Array): Value {
  const reader = new ByteReader(bytes);
  const value = read(reader, type, []);
  if (reader.remaining > 0) throw new ProtocolError(`${reader.remaining} bytes follow the value`);
  return value;
}

function read(reader: ByteReader, type: CtyType, path: AttributePath): Value {
  try {
    return readValue(reader, type, path);
  } catch (error) {
    if (error instanceof ProtocolError && error.path.length === 0 && path.length > 0)
      throw new ProtocolError(error.message, path);
    throw error;
  }
}

function readValue(reader: ByteReader, type: CtyType, path: AttributePath): Value {
  if (path.length > maxDepth) throw new ProtocolError(`a value may not nest deeper than ${maxDepth} levels`);
  const code = reader.peek();
  if (code === 0xc0) {
    reader.skip(1);
    return null;
  }
  if (skipExtension(reader, code)) return undefined;
  if (type === 'string') return readString(reader);
  if (type === 'number') return readNumber(reader);
  if (type === 'bool') return readBool(reader);
  if (type === 'dynamic') return readDynamic(reader, path);
  const [kind, inner] = type;
  if (kind === 'object') return readObject(reader, inner, path);
  if (kind === 'map') return readMap(reader, inner, path);
  const length = readLength(reader, array, formatCtyType(type));
  if (kind === 'tuple' && length !== inner.length)
    throw new ProtocolError(`expected ${inner.length} elements, got ${length}`);
  const values: Value[] = [];
  for (let index = 0; index < length; index += 1) {
    const step: PathStep = kind === 'set' ? { element: undefined } : { index };
    values.push(read(reader, kind === 'tuple' ? inner[index]! : inner, [...path, step]));
  }
  return values;
}

function readObject(reader: ByteReader, attributes: { readonly [name: string]: CtyType }, path: AttributePath): Value {
  const count = readLength(reader, map, 'object');
  const value: { [name: string]: Value } = Object.create(null);
  for (let index = 0; index < count; index += 1) {
    const attribute = readString(reader);
    const at = [...path, { attribute }];
    if (!Object.hasOwn(attributes, attribute)) throw new ProtocolError('the schema has no such attribute', at);
    if (Object.hasOwn(value, attribute)) throw new ProtocolError('the attribute comes twice', at);
    value[attribute] = read(reader, attributes[attribute]!, at);
  }
  const missing = Object.keys(attributes).find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) throw new ProtocolError('the attribute is missing', [...path, { attribute: missing }]);
  return value;
}

function readMap(reader: ByteReader, type: CtyType, path: AttributePath): Value {
  const count = readLength(reader, map, 'map');
  const value = new Map<string, Value>();
  for (let index = 0; index < count; index += 1) {
    const key = readString(reader);
    const at = [...path, { key }];
    if (value.has(key)) throw new ProtocolError('the key comes twice', at);
    value.set(key, read(reader, type, at));
  }
  return value;
}

// The type travels as JSON in front of the value.
function readDynamic(reader: ByteReader, path: AttributePath): Value {
  const length = readLength(reader, array, 'dynamic');
  if (length !== 2) throw new ProtocolError(`expected a type and a value, got ${length} elements`);
  const carried = reader.slice(
    readLength(reader, reader.peek() >= 0xc4 && reader.peek() <= 0xc6 ? binary : text, 'type'),
  );
  const type = decodeCtyType(carried);
  if (type === 'dynamic') throw new ProtocolError('a dynamic value may not be of the type dynamic');
  return new DynamicPseudo(type, read(reader, type, path));
}

function readBool(reader: ByteReader): boolean {
  const code = reader.byte();
  if (code !== 0xc2 && code !== 0xc3) throw unexpected('bool', code);
  return code === 0xc3;
}

function readNumber(reader: ByteReader): Value {
  const code = reader.peek();
  if ((code >= 0xa0 && code <= 0xbf) || (code >= 0xd9 && code <= 0xdb)) return numberFromText(readString(reader));
  reader.skip(1);
  if (code < 0x80) return code;
  if (code >= 0xe0) return code - 0x100;
  const { view } = reader;
  if (code === 0xca) return numberFromFloat(view.getFloat32(reader.skip(4)));
  if (code === 0xcb) return numberFromFloat(view.getFloat64(reader.skip(8)));
  if (code === 0xcc) return reader.byte();
  if (code === 0xcd) return reader.uint16();
  if (code === 0xce) return reader.uint32();
  if (code === 0xcf) return integer(view.getBigUint64(reader.skip(8)));
  if (code === 0xd0) return view.getInt8(reader.skip(1));
  if (code === 0xd1) return view.getInt16(reader.skip(2));
  if (code === 0xd2) return view.getInt32(reader.skip(4));
  if (code === 0xd3) return integer(view.getBigInt64(reader.skip(8)));
  throw unexpected('number', code);
}

function readString(reader: ByteReader): string {
  return reader.text(readLength(reader, text, 'string'));
}

interface Head {
  readonly fix?: { readonly byte: number; readonly mask: number };
  readonly one?: number;
  readonly two: number;
  readonly four: number;
  /** The least number of bytes that each counted thing takes. */
  readonly size: number;
}
const text: Head = { fix: { byte: 0xa0, mask: 0x1f }, one: 0xd9, two: 0xda, four: 0xdb, size: 1 };
const binary: Head = { one: 0xc4, two: 0xc5, four: 0xc6, size: 1 };
const array: Head = { fix: { byte: 0x90, mask: 0x0f }, two: 0xdc, four: 0xdd, size: 1 };
const map: Head = { fix: { byte: 0x80, mask: 0x0f }, two: 0xde, four: 0xdf, size: 2 };

function readLength(reader: ByteReader, head: Head, expected: string): number {
  const code = reader.byte();
  const length = lengthAfter(reader, head, code);
  if (length === undefined) throw unexpected(expected, code);
  if (length * head.size > reader.remaining)
    throw new ProtocolError(`a length of ${length} is more than the message holds`);
  return length;
}

function lengthAfter(reader: ByteReader, { fix, one, two, four }: Head, code: number): number | undefined {
  if (fix && (code & ~fix.mask) === fix.byte) return code & fix.mask;
  if (code === one) return reader.byte();
  if (code === two) return reader.uint16();
  return code === four ? reader.uint32() : undefined;
}

function skipExtension(reader: ByteReader, code: number): boolean {
  const fixed = code >= 0xd4 && code <= 0xd8;
  if (!fixed && (code < 0xc7 || code > 0xc9)) return false;
  reader.skip(1);
  const length = fixed
    ? 1 << (code - 0xd4)
    : code === 0xc7
      ? reader.byte()
      : code === 0xc8
        ? reader.uint16()
        : reader.uint32();
  reader.skip(length + 1);
  return true;
}

function unexpected(expected: string, code: number): ProtocolError {
  return new ProtocolError(`expected ${expected}, got msgpack 0x${code.toString(16).padStart(2, '0')}`);
}
