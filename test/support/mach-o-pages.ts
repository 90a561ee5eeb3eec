// Reads the signature of an executable of macOS, and counts the pages that are not as it says.
import { createHash } from 'node:crypto';
import { readMachO } from '../../workshop/executables/mach-o.ts';

const CODE_DIRECTORY = 0;

interface Signed {
  readonly pages: number;
  readonly bad: number;
  /** Whether the file ends where the signature does. */
  readonly whole: boolean;
}

/** @throws Error when there is no signature that says anything of the pages */
export function readSignature(file: Buffer): Signed {
  const { signature } = readMachO(file);
  const blob = file.subarray(signature.start, signature.start + signature.size);
  const directory = blob.subarray(placeOf(blob, CODE_DIRECTORY));
  const [hashes, pages, limit] = [16, 28, 32].map((place) => directory.readUInt32BE(place)) as [number, number, number];
  const [size, pageBits] = [directory.readUInt8(36), directory.readUInt8(39)];
  let bad = 0;
  for (let page = 0; page < pages; page += 1) {
    const content = file.subarray(page << pageBits, Math.min((page + 1) << pageBits, limit));
    const given = directory.subarray(hashes + page * size, hashes + (page + 1) * size);
    if (!createHash('sha256').update(content).digest().subarray(0, size).equals(given)) bad += 1;
  }
  return { pages, bad, whole: limit === signature.start && file.length === signature.start + signature.size };
}

function placeOf(blob: Buffer, wanted: number): number {
  for (let index = 0; index < blob.readUInt32BE(8); index += 1) {
    if (blob.readUInt32BE(12 + 8 * index) === wanted) return blob.readUInt32BE(16 + 8 * index);
  }
  throw new Error('The signature says nothing of the pages');
}
