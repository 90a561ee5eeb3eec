// A short hash for each line of a file, so that what does not fit can be named. They are kept in blocks, a text for each.
import { createHash } from 'node:crypto';

/** Lines of a block, the last one of a file but for what is left; a compressed file begins anew with each. */
export const blockSize = 1000;

export interface HashedBlock {
  /** As it is stored, compressed or not. */
  readonly bytes: number;
  /** One after the other. */
  readonly hashes: string;
}

/** Characters of 64 bits: enough to find what differs, once the hash of the file has said that something does. */
export const hashWidth = 11;

/** @param line without its line break */
export const hashLine = (line: string): string =>
  createHash('sha256').update(line).digest().subarray(0, 8).toString('base64url');

export const hashBlock = (bytes: number, lines: readonly string[]): HashedBlock => ({
  bytes,
  hashes: lines.map(hashLine).join(''),
});

export const countLines = ({ hashes }: HashedBlock): number => hashes.length / hashWidth;

export const formatBlock = ({ bytes, hashes }: HashedBlock): string => `${bytes} ${hashes}\n`;

/** As far as it is whole. */
export function parseBlocks(text: string): HashedBlock[] {
  const blocks: HashedBlock[] = [];
  for (const line of text.split('\n').slice(0, -1)) {
    const [, bytes, hashes] = /^(\d{1,15}) ((?:[\w-]{11})+)$/.exec(line) ?? [];
    if (bytes === undefined || hashes === undefined) break;
    blocks.push({ bytes: Number(bytes), hashes });
  }
  return blocks;
}
