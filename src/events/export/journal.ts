// What is whole of an archive that is being written, a line for each step: after a kill everything beyond it is written again.
import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import type { FileEntry, HashedBlock } from '../../manifest/index.ts';
import type { Cursor } from './source.ts';

export interface WrittenBlock extends HashedBlock {
  /** Of the block as it is stored. */
  readonly sha256: string;
}

/**
 * `seed`: a file that was whole grows, and the part begins with these blocks of it. `block`: the part has one more. `file`: the
 * part is whole, and takes its place.
 */
type Step =
  | { readonly seed: { readonly path: string; readonly blocks: readonly WrittenBlock[] } }
  | { readonly block: { readonly path: string; readonly block: WrittenBlock; readonly last: Cursor } }
  | { readonly file: { readonly entry: FileEntry; readonly last: Cursor } };

/** A line that was cut off is taken away. */
export function readJournal(file: string): Step[] {
  if (!existsSync(file)) return [];
  const data = readFileSync(file);
  const end = data.lastIndexOf('\n') + 1;
  if (end < data.length) truncateSync(file, end);
  return data
    .toString('utf8', 0, end)
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Step);
}

export function appendStep(file: string, step: Step): void {
  const journal = openSync(file, 'a');
  try {
    writeSync(journal, `${JSON.stringify(step)}\n`);
  } finally {
    closeSync(journal);
  }
}
