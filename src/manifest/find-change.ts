// Which lines of a file are not those whose hashes were kept.
import { closeSync, openSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { hashLine, hashWidth, type HashedBlock, parseBlocks } from './hash-lines.ts';
import { readLines } from './read-lines.ts';

interface Change {
  /** From 1. */
  readonly line: number;
  /** What follows the name of the file. */
  readonly words: string;
}

/** So many are named one by one. */
const atMost = 5;

/** @param text of the file of hashes, as it was sealed */
export async function findChange(file: string, text: string): Promise<Change[]> {
  const blocks = parseBlocks(text);
  const was = blocks.flatMap(({ hashes }) => split(hashes));
  const is: string[] = [];
  try {
    for await (const line of readLines(file)) is.push(hashLine(line));
  } catch (error) {
    if (!file.endsWith('.gz')) throw error;
    return unreadable(file, blocks);
  }
  return compare(was, is);
}

function split(hashes: string): string[] {
  return Array.from({ length: hashes.length / hashWidth }, (_, index) =>
    hashes.slice(index * hashWidth, (index + 1) * hashWidth),
  );
}

/** What is alike at the beginning and at the end is set aside: between is what has changed. */
function compare(was: readonly string[], is: readonly string[]): Change[] {
  const shorter = Math.min(was.length, is.length);
  let begin = 0;
  while (begin < shorter && was[begin] === is[begin]) begin += 1;
  let end = 0;
  while (end < shorter - begin && was.at(-1 - end) === is.at(-1 - end)) end += 1;
  const [before, after] = [was.slice(begin, was.length - end), is.slice(begin, is.length - end)];
  const line = begin + 1;
  if (before.length === 0 && after.length === 0) return [];
  if (after.length === 0)
    return [
      {
        line,
        words: end === 0 ? `ends after line ${begin} of ${was.length}` : `${lines(line, before.length, 'is')} missing`,
      },
    ];
  if (before.length === 0)
    return [
      { line, words: end === 0 ? `goes on after line ${begin}, its last one` : `${lines(line, after.length)} added` },
    ];
  if (before.length !== after.length)
    return [{ line, words: `${lines(line, before.length)} replaced by ${after.length}` }];
  if (before.length > 1 && [...before].sort().join() === [...after].sort().join())
    return [{ line, words: `lines ${line} to ${begin + before.length} are in another order` }];
  const changed = before.flatMap((hash, index) => (hash === after[index] ? [] : [begin + index + 1]));
  return changed.slice(0, atMost).map((one, index) => {
    const more = index === atMost - 1 ? changed.length - atMost : 0;
    return { line: one, words: `line ${one} was changed${more > 0 ? `, and ${more} after it` : ''}` };
  });
}

const lines = (from: number, count: number, verb: 'is' | 'was' = 'was') =>
  count === 1 ? `line ${from} ${verb}` : `lines ${from} to ${from + count - 1} ${verb === 'is' ? 'are' : 'were'}`;

/** The first block that cannot be decompressed where it stood. */
function unreadable(file: string, blocks: readonly HashedBlock[]): Change[] {
  const stored = openSync(file, 'r');
  try {
    let [offset, line] = [0, 1];
    for (const { bytes, hashes } of blocks) {
      const count = hashes.length / hashWidth;
      const block = Buffer.alloc(bytes);
      const read = readSync(stored, block, 0, bytes, offset);
      const words = `${count === 1 ? `line ${line}` : `lines ${line} to ${line + count - 1}`} cannot be decompressed`;
      if (read < bytes) return [{ line, words: line === 1 ? words : `ends after line ${line - 1}, inside a block` }];
      try {
        gunzipSync(block);
      } catch {
        return [{ line, words }];
      }
      offset += bytes;
      line += count;
    }
    return [{ line, words: `something that is no line follows line ${line - 1}, its last one` }];
  } finally {
    closeSync(stored);
  }
}
