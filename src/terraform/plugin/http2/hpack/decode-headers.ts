/** Unpacks headers: https://www.rfc-editor.org/rfc/rfc7541 */
import { Code, Http2Error } from '../http2-error.ts';
import { decodeHuffman } from './huffman.ts';
import { type Header, staticTable } from './static-table.ts';

/** Bytes that recent headers may take; what both ends begin with, and what we keep to. */
const maxTableSize = 4096;
/** Bytes of the headers of one request, names and values: a short reference can stand for a long header. */
const maxListSize = 65_536;
/** What an entry takes besides its text. */
const entryOverhead = 32;

const sizeOf = ([name, value]: Header) => name.length + value.length + entryOverhead;

/** The headers of one request after the other: what it remembers of one, the next may refer to. */
export class HeaderDecoder {
  /** The newest is the first. */
  readonly #recent: Header[] = [];
  #size = 0;
  #limit = maxTableSize;

  /** In their order. @throws Http2Error when the bytes are not headers. */
  decode(block: Uint8Array): Header[] {
    const reader = new BlockReader(block);
    const headers: Header[] = [];
    let listSize = 0;
    while (!reader.isAtEnd) {
      const header = this.#next(reader);
      if (!header) {
        if (headers.length > 0) refuse('the header table changes its size within headers');
        continue;
      }
      listSize += sizeOf(header);
      if (listSize > maxListSize) throw new Http2Error(Code.ENHANCE_YOUR_CALM, 'too many headers');
      headers.push(header);
    }
    return headers;
  }

  /** Undefined for an instruction that is not a header. */
  #next(reader: BlockReader): Header | undefined {
    const kind = reader.peek();
    if (kind & 0x80) return this.#entry(reader.integer(7));
    if (kind & 0x40) return this.#remember(this.#literal(reader, 6));
    if (kind & 0x20) this.#resize(reader.integer(5));
    else return this.#literal(reader, 4);
    return undefined;
  }

  #literal(reader: BlockReader, prefix: number): Header {
    const index = reader.integer(prefix);
    const name = index === 0 ? reader.text() : this.#entry(index)[0];
    return [name, reader.text()];
  }

  #entry(index: number): Header {
    const header = staticTable[index - 1] ?? this.#recent[index - 1 - staticTable.length];
    return header ?? refuse(`a header has the number ${index}, which stands for none`);
  }

  #remember(header: Header): Header {
    this.#recent.unshift(header);
    this.#size += sizeOf(header);
    this.#evict();
    return header;
  }

  #resize(limit: number): void {
    if (limit > maxTableSize) refuse(`a header table of ${limit} bytes`);
    this.#limit = limit;
    this.#evict();
  }

  #evict(): void {
    while (this.#size > this.#limit) this.#size -= sizeOf(this.#recent.pop()!);
  }
}

class BlockReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  peek(): number {
    return this.#bytes[this.#at] ?? refuse('the headers are cut short');
  }

  /** @param prefix how many bits of the next byte belong to it */
  integer(prefix: number): number {
    const mask = 2 ** prefix - 1;
    let value = this.#byte() & mask;
    if (value < mask) return value;
    for (let factor = 1; factor <= 2 ** 21; factor *= 128) {
      const byte = this.#byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    return refuse('a number in the headers is too large');
  }

  text(): string {
    const isPacked = (this.peek() & 0x80) !== 0;
    const length = this.integer(7);
    const end = this.#at + length;
    if (end > this.#bytes.length) refuse('the headers are cut short');
    const bytes = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return (isPacked ? decodeHuffman(bytes) : bytes).toString('latin1');
  }

  #byte(): number {
    const byte = this.peek();
    this.#at += 1;
    return byte;
  }
}

function refuse(problem: string): never {
  throw new Http2Error(Code.COMPRESSION_ERROR, problem);
}
