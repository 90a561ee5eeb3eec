/** Reads a value from Terraform's msgpack, directed by its type; the bytes may be hostile. */
import type { PathStep } from './attribute-path.ts';
import { ByteReader } from './byte-reader.ts';
import { type CtyType, decodeCtyType } from './cty-type.ts';
import { integer, numberFromFloat, numberFromText } from './decimal.ts';
import { array, binary, isNext, map, readHead, skipExtension, text, unexpected } from './msgpack-head.ts';
import { ProtocolError } from './protocol-error.ts';
import { DynamicPseudo, type Value } from './value.ts';

const maxDepth = 200;

/**
 * Any msgpack extension is an unknown value, with or without refinements, and comes as undefined.
 * @throws ProtocolError with the path where the bytes are not a value of the type.
 */
export function decodeValue(type: CtyType, bytes: Uint8Array): Value {
  const reader = new ByteReader(bytes);
  const value = readValue(reader, type, 0);
  if (reader.remaining > 0) throw new ProtocolError(`bytes follow the value: ${reader.remaining}`);
  return value;
}

/** @param depth how many steps of a path lead to the value */
function readValue(reader: ByteReader, type: CtyType, depth: number): Value {
  if (depth > maxDepth) throw new ProtocolError(`a value may not nest deeper than ${maxDepth} levels`);
  if (skipNull(reader)) return null;
  if (skipExtension(reader)) return undefined;
  if (type === 'string') return readString(reader);
  if (type === 'number') return readNumber(reader);
  if (type === 'bool') return readBool(reader);
  if (type === 'dynamic') return readDynamic(reader, depth);
  if (type[0] === 'object') return readObject(reader, type[1], depth);
  if (type[0] === 'map') return readMap(reader, type[1], depth);
  return readArray(reader, type, depth);
}

function readArray(reader: ByteReader, [kind, inner]: Exclude<CtyType, string>, depth: number): Value {
  const length = readHead(reader, array);
  if (kind === 'tuple') expectLength(length, inner.length);
  const values: Value[] = [];
  for (let index = 0; index < length; index += 1) {
    try {
      values.push(readValue(reader, kind === 'tuple' ? inner[index]! : (inner as CtyType), depth + 1));
    } catch (error) {
      const step: PathStep = kind === 'set' ? { element: undefined } : { index };
      throw ProtocolError.within(step, error);
    }
  }
  return values;
}

function readObject(reader: ByteReader, attributes: { readonly [name: string]: CtyType }, depth: number): Value {
  const count = readHead(reader, map);
  const value: { [name: string]: Value } = Object.create(null);
  for (let index = 0; index < count; index += 1) {
    const attribute = readString(reader);
    try {
      if (!Object.hasOwn(attributes, attribute)) throw new ProtocolError('the schema has no such attribute');
      if (attribute in value) throw new ProtocolError('the attribute comes twice');
      value[attribute] = readValue(reader, attributes[attribute]!, depth + 1);
    } catch (error) {
      throw ProtocolError.within({ attribute }, error);
    }
  }
  for (const attribute in attributes) {
    if (attribute in value) continue;
    throw new ProtocolError('the attribute is missing', [{ attribute }]);
  }
  return value;
}

function readMap(reader: ByteReader, type: CtyType, depth: number): Value {
  const count = readHead(reader, map);
  const value = new Map<string, Value>();
  for (let index = 0; index < count; index += 1) {
    const key = readString(reader);
    try {
      if (value.has(key)) throw new ProtocolError('the key comes twice');
      value.set(key, readValue(reader, type, depth + 1));
    } catch (error) {
      throw ProtocolError.within({ key }, error);
    }
  }
  return value;
}

// The type travels as JSON in front of the value.
function readDynamic(reader: ByteReader, depth: number): Value {
  expectLength(readHead(reader, array), 2);
  const type = decodeCtyType(reader.slice(readHead(reader, isNext(reader, binary) ? binary : text)));
  if (type === 'dynamic') throw new ProtocolError('a dynamic value may not be of the type dynamic');
  return new DynamicPseudo(type, readValue(reader, type, depth));
}

function expectLength(length: number, expected: number): void {
  if (length !== expected) throw new ProtocolError(`expected ${expected} elements, got ${length}`);
}

function skipNull(reader: ByteReader): boolean {
  const found = reader.peek() === 0xc0;
  if (found) reader.skip(1);
  return found;
}

function readBool(reader: ByteReader): boolean {
  const code = reader.byte();
  if (code !== 0xc2 && code !== 0xc3) throw unexpected('bool', code);
  return code === 0xc3;
}

function readNumber(reader: ByteReader): Value {
  if (isNext(reader, text)) return numberFromText(readString(reader));
  const code = reader.byte();
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
  return reader.text(readHead(reader, text));
}
