/** Zip archives of which the same files make the same bytes: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
import { crc32, inflateRawSync } from 'node:zlib';
import type { Deflate } from './deflate.ts';

export interface Entry {
  /** With slashes; a file, for folders follow from files. */
  readonly name: string;
  /** Terraform starts only what may be executed. */
  readonly isExecutable: boolean;
  readonly content: Buffer;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END = 0x06054b50;
const DEFLATED = 8;
const version = 20;
const madeOnUnix = (3 << 8) | version;
const regularFile = 0o100000;
/** The first day that the format knows. */
const date = (1 << 5) | 1;
const endSize = 22;

/** Names sorted, and one date for all. */
export function zip(entries: readonly Entry[], deflate: Deflate): Buffer {
  const sorted = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const [files, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const entry of sorted) {
    const data = deflate(entry.content);
    const name = Buffer.from(entry.name);
    const facts = bytes(
      ...[2, version, 2, 0, 2, DEFLATED, 2, 0, 2, date, 4, crc32(entry.content), 4, data.length],
      ...[4, entry.content.length, 2, name.length, 2, 0],
    );
    const mode = (regularFile | (entry.isExecutable ? 0o755 : 0o644)) * 0x10000;
    directory.push(bytes(4, CENTRAL_HEADER, 2, madeOnUnix), facts, bytes(2, 0, 2, 0, 2, 0, 4, mode, 4, offset), name);
    const file = [bytes(4, LOCAL_HEADER), facts, name, data];
    files.push(...file);
    offset += file.reduce((sum, part) => sum + part.length, 0);
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const count = sorted.length;
  return Buffer.concat([
    ...files,
    ...directory,
    bytes(4, END, 2, 0, 2, 0, 2, count, 2, count, 4, size, 4, offset, 2, 0),
  ]);
}

/** Little-endian numbers, each after its size. */
function bytes(...sizesAndNumbers: readonly number[]): Buffer {
  const parts = [];
  for (let index = 0; index < sizesAndNumbers.length; index += 2) {
    const part = Buffer.alloc(sizesAndNumbers[index]!);
    part.writeUIntLE(sizesAndNumbers[index + 1]!, 0, part.length);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** @throws Error for what is no archive of this kind, or is damaged */
export function unzip(archive: Buffer): Entry[] {
  const end = archive.length - endSize;
  if (end < 0 || archive.readUInt32LE(end) !== END) throw new Error('it is no zip archive');
  const entries: Entry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [crc, packed, nameLength] = [
      archive.readUInt32LE(at + 16),
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
    ];
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const start = archive.readUInt32LE(at + 42) + 30 + nameLength;
    const content = inflateRawSync(archive.subarray(start, start + packed));
    if (crc32(content) !== crc) throw new Error(`${name} is damaged`);
    entries.push({ name, isExecutable: ((archive.readUInt32LE(at + 38) >>> 16) & 0o111) === 0o111, content });
    at += 46 + nameLength;
  }
  return entries;
}
