/** The head of a msgpack value that counts something: https://github.com/msgpack/msgpack/blob/master/spec.md#formats */
import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';
import { ProtocolError } from './protocol-error.ts';

/** First bytes of one kind of value: with the length inside, or in 8, 16 or 32 bits behind. */
interface Head {
  readonly name: string;
  readonly fix?: { readonly byte: number; readonly most: number };
  readonly one?: number;
  readonly two: number;
  readonly four: number;
  /** The least number of bytes that each counted thing takes. */
  readonly size: number;
}

export const text: Head = { name: 'string', fix: { byte: 0xa0, most: 31 }, one: 0xd9, two: 0xda, four: 0xdb, size: 1 };
export const binary: Head = { name: 'binary', one: 0xc4, two: 0xc5, four: 0xc6, size: 1 };
export const array: Head = { name: 'array', fix: { byte: 0x90, most: 15 }, two: 0xdc, four: 0xdd, size: 1 };
export const map: Head = { name: 'map', fix: { byte: 0x80, most: 15 }, two: 0xde, four: 0xdf, size: 2 };
const extension: Head = { name: 'extension', one: 0xc7, two: 0xc8, four: 0xc9, size: 1 };

export function writeHead(writer: ByteWriter, { fix, one, two, four }: Head, length: number): void {
  if (fix && length <= fix.most) writer.byte(fix.byte | length);
  else if (one !== undefined && length < 0x100) {
    writer.byte(one);
    writer.byte(length);
  } else if (length < 0x10000) {
    writer.byte(two);
    writer.uint16(length);
  } else {
    writer.byte(four);
    writer.uint32(length);
  }
}

/** Whether a value of this kind comes next. */
export function isNext(reader: ByteReader, { fix, one, two, four }: Head): boolean {
  const code = reader.peek();
  return code === one || code === two || code === four || (fix !== undefined && (code & ~fix.most) === fix.byte);
}

/** The length, which the rest of the message is long enough for. @throws ProtocolError when another kind comes next. */
export function readHead(reader: ByteReader, head: Head): number {
  if (!isNext(reader, head)) throw unexpected(head.name, reader.peek());
  const code = reader.byte();
  const length = lengthAfter(reader, head, code);
  if (length * head.size <= reader.remaining) return length;
  throw new ProtocolError(`a length of ${length} is more than the message holds`);
}

function lengthAfter(reader: ByteReader, { fix, one, two, four }: Head, code: number): number {
  if (code === one) return reader.byte();
  if (code === two) return reader.uint16();
  if (code === four) return reader.uint32();
  return code & (fix?.most ?? 0);
}

/** False when something else than an extension comes next, which then stays. */
export function skipExtension(reader: ByteReader): boolean {
  const code = reader.peek();
  const fixed = code >= 0xd4 && code <= 0xd8;
  if (fixed) reader.skip(2 + (1 << (code - 0xd4)));
  else if (isNext(reader, extension)) reader.skip(readHead(reader, extension) + 1);
  else return false;
  return true;
}

export function unexpected(expected: string, code: number): ProtocolError {
  return new ProtocolError(`expected ${expected}, got msgpack 0x${code.toString(16).padStart(2, '0')}`);
}
