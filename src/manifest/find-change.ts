// Which lines of a file are not those whose hashes were kept.
import { closeSync, openSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { countLines, hashLine, hashWidth, type HashedBlock, parseBlocks } from './hash-lines.ts';
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
  if (end === 0 && after.length === 0 && before.length > 0)
    return [{ line: begin + 1, words: `ends after line ${begin} of ${was.length}` }];
  if (end === 0 && before.length === 0 && after.length > 0)
    return [{ line: begin + 1, words: `goes on after line ${begin}, its last one` }];
  const changes = walk(before, after, begin + 1);
  const more = changes.length - atMost;
  return more <= 0
    ? changes
    : changes
        .slice(0, atMost)
        .with(-1, { ...changes[atMost - 1]!, words: `${changes[atMost - 1]!.words}, and ${more} more after it` });
}

/** @param first number of the first line of both */
function walk(before: readonly string[], after: readonly string[], first: number): Change[] {
  const [placeBefore, placeAfter] = [placesOf(before), placesOf(after)];
  const changes: Change[] = [];
  for (let [old, young] = [0, 0]; old < before.length || young < after.length; ) {
    const line = first + old;
    const kept = placeAfter.get(before[old] ?? '') ?? -1;
    const known = placeBefore.get(after[young] ?? '') ?? -1;
    const [isKept, isKnown] = [kept >= young, known >= old];
    if (before[old] === after[young]) [old, young] = [old + 1, young + 1];
    else if (isKept && isKnown) {
      changes.push({ line, words: `lines ${line} to ${first + before.length - 1} are in another order` });
      break;
    } else if (old < before.length && !isKept && (isKnown || young === after.length)) {
      const next = isKnown ? known : before.length;
      changes.push({ line, words: `${lines(line, next - old, 'is')} missing` });
      old = next;
    } else if (young < after.length && !isKnown && (isKept || old === before.length)) {
      const next = isKept ? kept : after.length;
      changes.push({ line, words: `${lines(line, next - young)} added` });
      young = next;
    } else {
      changes.push({ line, words: `line ${line} was changed` });
      [old, young] = [old + 1, young + 1];
    }
  }
  return changes;
}

const placesOf = (hashes: readonly string[]) => new Map(hashes.map((hash, place) => [hash, place]));

const lines = (from: number, count: number, verb: 'is' | 'was' = 'was') =>
  count === 1 ? `line ${from} ${verb}` : `lines ${from} to ${from + count - 1} ${verb === 'is' ? 'are' : 'were'}`;

/** The first block that cannot be decompressed where it stood. */
function unreadable(file: string, blocks: readonly HashedBlock[]): Change[] {
  const stored = openSync(file, 'r');
  try {
    let [offset, line] = [0, 1];
    for (const hashed of blocks) {
      const { bytes } = hashed;
      const count = countLines(hashed);
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
