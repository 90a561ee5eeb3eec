// Changes bytes as wires, disks and enemies do.
import type { Random } from './random.ts';

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

/** Heads of msgpack and protobuf values with lengths that promise more than follows. */
const promises = [
  [0xdd, 0xff, 0xff, 0xff, 0xff],
  [0xdf, 0x00, 0xff, 0xff, 0xff],
  [0xdb, 0x7f, 0xff, 0xff, 0xff],
  [0xc9, 0xff, 0xff, 0xff, 0xff, 0x0c],
  [0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f],
  [0x12, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
].map((bytes) => Uint8Array.from(bytes));

const edges = [0, 1, 0x7f, 0x80, 0x90, 0xa0, 0xbf, 0xc0, 0xc1, 0xd4, 0xde, 0xfe, 0xff];

const mutations: readonly Mutation[] = [
  (bytes, random) => bytes.with(random.below(bytes.length), random.next() & 0xff),
  (bytes, random) => bytes.with(random.below(bytes.length), random.pick(edges)),
  (bytes, random) => {
    const at = random.below(bytes.length);
    return bytes.with(at, bytes[at]! ^ (1 << random.below(8)));
  },
  (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  (bytes, random) => replace(bytes, random, new Uint8Array()),
  (bytes, random) => replace(bytes, random, random.bytes(1 + random.below(8))),
  (bytes, random) => replace(bytes, random, random.pick(promises)),
  (bytes, random) => insert(bytes, random, cut(bytes, random)),
  (bytes, random) => insert(bytes, random, random.pick(promises)),
  (bytes, random) => insert(bytes, random, repeat(cut(bytes, random).subarray(0, 16), 1 + random.below(40))),
];

/** One to four changes; now and then nothing but noise. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  if (random.oneIn(20)) return random.bytes(random.below(80));
  let mutated = bytes;
  for (let left = 1 + random.below(4); left > 0 && mutated.length > 0; left -= 1)
    mutated = random.pick(mutations)(mutated, random);
  return mutated;
}

function cut(bytes: Uint8Array, random: Random): Uint8Array {
  const from = random.below(bytes.length);
  return bytes.subarray(from, from + 1 + random.below(Math.min(64, bytes.length - from)));
}

function replace(bytes: Uint8Array, random: Random, by: Uint8Array): Uint8Array {
  const from = random.below(bytes.length);
  const to = Math.min(bytes.length, from + 1 + random.below(8));
  return concat(bytes.subarray(0, from), by, bytes.subarray(to));
}

function insert(bytes: Uint8Array, random: Random, what: Uint8Array): Uint8Array {
  const at = random.below(bytes.length + 1);
  return concat(bytes.subarray(0, at), what, bytes.subarray(at));
}

function repeat(bytes: Uint8Array, times: number): Uint8Array {
  return concat(...Array.from({ length: times }, () => bytes));
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
