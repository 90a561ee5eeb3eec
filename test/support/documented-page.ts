// A page of the documentation whose code blocks a test file tries: each that is its own has to be taken by one of its tests.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';
import { triedBy } from '../docs/tried-by.ts';
import { type Block, blocksOf } from './documented-steps.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface DocumentedPage {
  readonly text: string;
  /** The blocks of this file in the order of the page, or those that fit; taken by whoever asks. */
  take(which?: Which): Block[];
  /** Text of the only block that fits. */
  takeOne(which: Which): string;
}

type Which = Partial<Pick<Block, 'language' | 'heading' | 'title'>>;

export const readPage = (path: string) => readFileSync(`${root}${path}`, 'utf8');

/**
 * @param path in the repository, such as `docs/guides/drift.md`
 * @param test `import.meta.url` of the file that tries it
 */
export function openPage(path: string, test: string): DocumentedPage {
  const text = readPage(path);
  const file = relative(root, fileURLToPath(test));
  const own = blocksOf(text).filter((block) => triedBy(path, block).includes(file));
  const left = new Set(own);
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads there which fixtures it is to make
  afterAll(({}, { tasks }) => {
    // What was left out of a run, or has failed before, says nothing of the rest.
    if (tasks.every(({ result }) => result?.state === 'pass'))
      expect([...left].map(({ heading, text: block }) => `${path}, ${heading}: ${block}`)).toEqual([]);
  });
  const take: DocumentedPage['take'] = ({ language, heading, title } = {}) => {
    const taken = own.filter(
      (block) =>
        (language ?? block.language) === block.language &&
        (heading ?? block.heading) === block.heading &&
        (title ?? block.title) === block.title,
    );
    for (const block of taken) left.delete(block);
    return taken;
  };
  const takeOne: DocumentedPage['takeOne'] = (which) => {
    const [block, ...others] = take(which);
    if (!block || others.length > 0) throw new Error(`${path} has not one block of ${JSON.stringify(which)}.`);
    return block.text;
  };
  return { text, take, takeOne };
}
