/** Reads bytes from front to back and refuses, before allocating, to read past the end; numbers are big-endian. */
import { ProtocolError } from './protocol-error.ts';

// A leading byte order mark belongs to the text.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class ByteReader {
  readonly bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** For numbers that few messages hold. */
  get view(): DataView {
    return new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
  }

  get remaining(): number {
    return this.bytes.length - this.#at;
  }

  /** Moves on by `length` bytes and gives the offset where they start. */
  skip(length: number): number {
    if (length > this.remaining)
      throw new ProtocolError(`the message is cut short: ${length} bytes expected, ${this.remaining} left`);
    const at = this.#at;
    this.#at += length;
    return at;
  }

  byte(): number {
    return this.bytes[this.skip(1)]!;
  }

  peek(): number {
    if (this.remaining === 0) throw new ProtocolError('the message is cut short: 1 byte expected, none left');
    return this.bytes[this.#at]!;
  }

  uint16(): number {
    return this.view.getUint16(this.skip(2));
  }

  uint32(): number {
    return this.view.getUint32(this.skip(4));
  }

  /** A view on the message, not a copy. */
  slice(length: number): Uint8Array {
    const at = this.skip(length);
    return this.bytes.subarray(at, at + length);
  }

  text(length: number): string {
    try {
      return utf8.decode(this.slice(length));
    } catch (error) {
      if (error instanceof ProtocolError) throw error;
      throw new ProtocolError('a string is not valid UTF-8');
    }
  }
}
