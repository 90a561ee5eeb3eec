/** The Huffman code of header strings: https://www.rfc-editor.org/rfc/rfc7541#appendix-B */
import { Code, Http2Error } from '../http2-error.ts';

/** Bits of the code of each byte. The code is canonical, so that the codes follow: by length, and then by byte. */
const lengths = [
  13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28,
  28, 28, 28, 6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10,
  13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6, 15, 5, 6, 5, 6,
  5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28, 20, 22, 20, 20, 22, 22, 22, 23,
  22, 23, 23, 23, 23, 23, 24, 23, 24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24, 22, 21, 20, 22, 22,
  23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23, 26, 26,
  20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27,
  27, 20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23, 26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27,
  27, 27, 27, 26,
];
const longest = 30;
/** Fewer than eight bits of ones fill the last byte. */
const maxPadding = 7;

interface Length {
  /** The first code of this length, as a number. */
  readonly first: number;
  /** The bytes that have one, in the order of their codes. */
  readonly bytes: readonly number[];
}

let table: readonly Length[] | undefined;

function buildTable(): readonly Length[] {
  const built: Length[] = [];
  let first = 0;
  for (let length = 0; length <= longest; length += 1) {
    const bytes = [...lengths.keys()].filter((byte) => lengths[byte] === length);
    built.push({ first, bytes });
    first = (first + bytes.length) * 2;
  }
  return built;
}

/** @throws Http2Error for bits that are not a code, and for padding that is not one. */
export function decodeHuffman(packed: Uint8Array): Buffer {
  table ??= buildTable();
  const bytes: number[] = [];
  let [code, length] = [0, 0];
  for (const byte of packed) {
    for (let shift = 7; shift >= 0; shift -= 1) {
      code = code * 2 + ((byte >> shift) & 1);
      length += 1;
      const { first, bytes: ofLength } = table[length] ?? refuse();
      if (code - first >= ofLength.length) continue;
      bytes.push(ofLength[code - first]!);
      [code, length] = [0, 0];
    }
  }
  if (length > maxPadding || code !== 2 ** length - 1) refuse();
  return Buffer.from(bytes);
}

function refuse(): never {
  throw new Http2Error(Code.COMPRESSION_ERROR, 'a header is not in the Huffman code');
}
