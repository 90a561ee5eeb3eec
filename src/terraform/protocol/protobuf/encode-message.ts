/** Writes a message as protobuf bytes: https://protobuf.dev/programming-guides/encoding/ */
import { ByteWriter } from '../byte-writer.ts';
import { ProtocolError } from '../protocol-error.ts';
import type { AnyMessage, Kind, MessageType, NamedField } from './message.ts';

const utf8 = new TextEncoder();
const varint = 0;
const lengthDelimited = 2;

/** @throws ProtocolError naming the field when a value has the wrong JavaScript type. */
export function encodeMessage<I>(type: MessageType<unknown, I>, value: I): Uint8Array {
  return encodeFields(type, value);
}

function encodeFields(type: AnyMessage, value: unknown): Uint8Array {
  const fields = value as { readonly [name: string]: unknown };
  const writer = new ByteWriter();
  for (const field of type.fields) {
    const given = fields[field.name];
    if (given === undefined || given === null) continue;
    try {
      writeField(writer, field, given);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      throw new ProtocolError(`${type.message}.${field.name}: ${error.message}`);
    }
  }
  return writer.finish();
}

function writeField(writer: ByteWriter, { number, kind, rule }: NamedField, value: unknown): void {
  if (rule === 'repeated') {
    if (!Array.isArray(value)) throw new ProtocolError('expected an array');
    for (const one of value) writeOne(writer, number, kind, one);
  } else if (rule === 'map') {
    if (typeof value !== 'object') throw new ProtocolError('expected an object');
    for (const [key, one] of Object.entries(value as object)) {
      const entry = new ByteWriter();
      writeOne(entry, 1, 'string', key);
      writeOne(entry, 2, kind, one);
      writeBytes(writer, number, entry.finish());
    }
  } else if (rule === 'optional' || !isDefault(value)) {
    writeOne(writer, number, kind, value);
  }
}

function isDefault(value: unknown): boolean {
  return (
    value === 0 ||
    value === 0n ||
    value === false ||
    value === '' ||
    (value instanceof Uint8Array && value.length === 0)
  );
}

function writeOne(writer: ByteWriter, number: number, kind: Kind, value: unknown): void {
  if (kind === 'string') {
    if (typeof value !== 'string') throw new ProtocolError('expected a string');
    writeBytes(writer, number, utf8.encode(value));
  } else if (kind === 'bytes') {
    if (!(value instanceof Uint8Array)) throw new ProtocolError('expected bytes');
    writeBytes(writer, number, value);
  } else if (typeof kind === 'function') {
    writeOne(writer, number, kind(), value);
  } else if (typeof kind === 'object' && 'message' in kind) {
    if (typeof value !== 'object' || value === null) throw new ProtocolError('expected a message');
    writeBytes(writer, number, encodeFields(kind, value));
  } else {
    writeVarint(writer, (number << 3) | varint);
    writeVarint(writer, unsigned(value));
  }
}

/** Negative numbers count down from 2^64. */
function unsigned(value: unknown): number | bigint {
  if (typeof value === 'boolean') return Number(value);
  const whole = Number.isSafeInteger(value) ? BigInt(value as number) : value;
  if (typeof whole !== 'bigint' || BigInt.asIntN(64, whole) !== whole) {
    throw new ProtocolError('expected an integer of at most 64 bits');
  }
  return BigInt.asUintN(64, whole);
}

function writeBytes(writer: ByteWriter, number: number, bytes: Uint8Array): void {
  writeVarint(writer, (number << 3) | lengthDelimited);
  writeVarint(writer, bytes.length);
  writer.bytes(bytes);
}

function writeVarint(writer: ByteWriter, value: number | bigint): void {
  let rest = value;
  for (; rest > 0x7fffffff; rest = BigInt(rest) >> 7n) writer.byte(Number(BigInt(rest) & 127n) | 128);
  let low = Number(rest);
  for (; low > 127; low >>>= 7) writer.byte((low & 127) | 128);
  writer.byte(low);
}
