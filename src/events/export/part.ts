// The one file of an archive that is being written: blocks of lines, each of them whole or not there.
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import {
  blockSize,
  countLines,
  type FileEntry,
  formatBlock,
  hashBlock,
  parseBlocks,
  sha256,
} from '../../manifest/index.ts';
import type { WrittenBlock } from './journal.ts';

export interface Part {
  /** Where it is going to stand. */
  readonly path: string;
  readonly blocks: readonly WrittenBlock[];
  /** Lines that are not in it yet. */
  readonly waiting: string[];
  /** @returns the block, of the lines that wait */
  write(): Promise<WrittenBlock>;
  /** Everything that waits is in it. @returns what the manifest says of it, and the hashes of its lines */
  end(): Promise<{ entry: FileEntry; lines: string }>;
  close(): void;
}

const compress = promisify(gzip);

/** Place of the byte that names the operating system, which says nothing and would differ. */
const osByte = 9;
const unknownOs = 255;

/** @param file where it is until it is whole @param given what is in it already; whatever is beyond is cut off */
export function openPart(file: string, path: string, given: readonly WrittenBlock[], waiting: string[]): Part {
  const blocks = [...given];
  const stored = openSync(file, blocks.length > 0 ? 'r+' : 'w+');
  const hash = createHash('sha256');
  let size = 0;
  for (const { bytes } of blocks) {
    hash.update(readAt(stored, size, bytes));
    size += bytes;
  }
  ftruncateSync(stored, size);
  const write = async () => {
    const text = waiting.map((line) => `${line}\n`).join('');
    const data = path.endsWith('.gz') ? await compress(text) : Buffer.from(text);
    if (path.endsWith('.gz')) data[osByte] = unknownOs;
    writeSync(stored, data, 0, data.length, size);
    hash.update(data);
    size += data.length;
    const block = { ...hashBlock(data.length, waiting), sha256: sha256(data) };
    blocks.push(block);
    waiting.length = 0;
    return block;
  };
  return {
    ...{ path, blocks, waiting, write },
    async end() {
      const count = blocks.length * blockSize + waiting.length;
      if (waiting.length > 0) await write();
      fsyncSync(stored);
      const lines = blocks.map(formatBlock).join('');
      const entry = { path, bytes: size, sha256: hash.digest('hex'), lines: { count, sha256: sha256(lines) } };
      return { entry, lines };
    },
    close: () => closeSync(stored),
  };
}

/** How many of the blocks are in the file as they were written. */
export function intactBlocks(file: string, blocks: readonly WrittenBlock[]): number {
  const stored = openSync(file, 'r');
  try {
    let [intact, offset] = [0, 0];
    for (const { bytes, sha256: hash } of blocks) {
      if (sha256(readAt(stored, offset, bytes)) !== hash) break;
      offset += bytes;
      intact += 1;
    }
    return intact;
  } finally {
    closeSync(stored);
  }
}

/**
 * Begins a part with what a whole file holds: its full blocks, and the lines after them, which wait again.
 * @param hashes file of the hashes of its lines
 */
export function copyBlocks(whole: string, hashes: string, file: string): { blocks: WrittenBlock[]; waiting: string[] } {
  copyFileSync(whole, file);
  const stored = openSync(file, 'r');
  try {
    const blocks: WrittenBlock[] = [];
    let offset = 0;
    for (const block of parseBlocks(readFileSync(hashes, 'utf8'))) {
      const data = readAt(stored, offset, block.bytes);
      if (countLines(block) < blockSize) {
        const text = (whole.endsWith('.gz') ? gunzipSync(data) : data).toString('utf8');
        return { blocks, waiting: text.split('\n').slice(0, -1) };
      }
      blocks.push({ ...block, sha256: sha256(data) });
      offset += block.bytes;
    }
    return { blocks, waiting: [] };
  } finally {
    closeSync(stored);
  }
}

function readAt(stored: number, offset: number, bytes: number): Buffer {
  const data = Buffer.alloc(bytes);
  const read = readSync(stored, data, 0, bytes, offset);
  return data.subarray(0, read);
}
