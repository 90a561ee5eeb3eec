/** Packs headers in the simplest way there is: each one whole, none remembered. */
import { staticTable } from './static-table.ts';

export type Headers = { readonly [name: string]: string };

/** Most answers have the same headers, from the same constant. */
const packed = new WeakMap<Headers, Buffer>();

export function encodeHeaders(headers: Headers): Buffer {
  const known = packed.get(headers);
  if (known) return known;
  const block = Buffer.concat(Object.entries(headers).flatMap(([name, value]) => encodeHeader(name, value)));
  packed.set(headers, block);
  return block;
}

function encodeHeader(name: string, value: string): Buffer[] {
  const number = staticTable.findIndex((header) => header[0] === name && header[1] === value) + 1;
  return number > 0 ? [Buffer.of(0x80 | number)] : [Buffer.of(0), encodeText(name), encodeText(value)];
}

function encodeText(text: string): Buffer {
  const bytes = Buffer.from(text, 'latin1');
  return Buffer.concat([encodeLength(bytes.length), bytes]);
}

/** Seven bits in the first byte, the rest in steps of seven. */
function encodeLength(length: number): Buffer {
  if (length < 0x7f) return Buffer.of(length);
  const bytes = [0x7f];
  let rest = length - 0x7f;
  for (; rest >= 0x80; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  return Buffer.of(...bytes, rest);
}
