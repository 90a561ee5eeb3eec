/** Reads a message from protobuf bytes that may be hostile: https://protobuf.dev/programming-guides/encoding/ */
import { ByteReader } from '../byte-reader.ts';
import { integer } from '../decimal.ts';
import { ProtocolError } from '../protocol-error.ts';
import { type AnyMessage, type Kind, type MessageType, message, type NamedField, string } from './message.ts';

const maxDepth = 100;
const none = new Uint8Array();

type Fields = Record<string, unknown>;

/** Unknown fields are skipped. @throws ProtocolError when the bytes are not such a message. */
export function decodeMessage<D>(type: MessageType<D, unknown>, bytes: Uint8Array): D {
  return decodeFields(type, bytes, 0) as D;
}

function decodeFields(type: AnyMessage, bytes: Uint8Array, depth: number): Fields {
  if (depth > maxDepth) throw new ProtocolError(`a message may not nest deeper than ${maxDepth} levels`);
  const reader = new ByteReader(bytes);
  const fields: Fields = {};
  for (const field of type.fields) fields[field.name] = startOf(field, depth);
  while (reader.remaining > 0) {
    const tag = readVarint(reader);
    const wireType = typeof tag === 'number' ? tag & 7 : Number(tag & 7n);
    const field = type.byNumber.get(typeof tag === 'number' ? tag >>> 3 : Number(tag >> 3n));
    if (field && wireType === wireTypeOf(field)) readField(reader, field, fields, depth);
    else skipField(reader, wireType);
  }
  return fields;
}

function startOf({ kind, rule }: NamedField, depth: number): unknown {
  if (rule === 'repeated') return [];
  if (rule === 'map') return Object.create(null);
  if (rule === 'optional') return undefined;
  if (kind === 'string') return '';
  if (kind === 'bytes') return none;
  if (kind === 'bool') return false;
  return isVarint(kind) ? 0 : decodeFields(messageOf(kind), none, depth + 1);
}

function messageOf(kind: Kind): AnyMessage {
  return (typeof kind === 'function' ? kind() : kind) as AnyMessage;
}

function isVarint(kind: Kind): boolean {
  return kind === 'bool' || kind === 'int64' || kind === 'int32' || (typeof kind === 'object' && 'enumeration' in kind);
}

function wireTypeOf({ kind, rule }: NamedField): number {
  return rule !== 'map' && isVarint(kind) ? 0 : 2;
}

function readField(reader: ByteReader, { name, kind, rule }: NamedField, fields: Fields, depth: number): void {
  if (rule === 'map') {
    const entry = decodeFields(entryOf(kind), reader.slice(readLength(reader)), depth + 1);
    (fields[name] as Fields)[entry.key as string] = entry.value;
    return;
  }
  const value = isVarint(kind) ? fromVarint(kind, readVarint(reader)) : fromBytes(kind, reader, depth);
  if (rule === 'repeated') (fields[name] as unknown[]).push(value);
  else fields[name] = value;
}

// A map is a repeated message with the key as field 1 and the value as field 2.
function entryOf(kind: Kind): AnyMessage {
  return message('entry', { key: string(1), value: { number: 2, kind, rule: 'plain' } });
}

function fromVarint(kind: Kind, raw: number | bigint): unknown {
  if (kind === 'bool') return Boolean(raw);
  if (typeof raw === 'number') return raw;
  return kind === 'int64' ? integer(BigInt.asIntN(64, raw)) : Number(BigInt.asIntN(32, raw));
}

function fromBytes(kind: Kind, reader: ByteReader, depth: number): unknown {
  const length = readLength(reader);
  if (kind === 'string') return reader.text(length);
  const bytes = reader.slice(length);
  if (kind === 'bytes') return bytes;
  return decodeFields(messageOf(kind), bytes, depth + 1);
}

function skipField(reader: ByteReader, wireType: number): void {
  if (wireType === 0) readVarint(reader);
  else if (wireType === 1) reader.skip(8);
  else if (wireType === 2) reader.skip(readLength(reader));
  else if (wireType === 5) reader.skip(4);
  else throw new ProtocolError(`protobuf wire type ${wireType} is not supported`);
}

function readLength(reader: ByteReader): number {
  return Number(readVarint(reader));
}

/** A `bigint` only when it takes more than four bytes. */
function readVarint(reader: ByteReader): number | bigint {
  let low = 0;
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = reader.byte();
    low |= (byte & 127) << shift;
    if (byte < 128) return low;
  }
  let value = BigInt(low);
  for (let shift = 28n; shift < 70n; shift += 7n) {
    const byte = reader.byte();
    value |= BigInt(byte & 127) << shift;
    if (byte < 128) return BigInt.asUintN(64, value);
  }
  throw new ProtocolError('a varint is longer than 10 bytes');
}
