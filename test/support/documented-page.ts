// A page of the documentation whose code blocks a test file tries: each that is its own has to be taken by one of its tests.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';
import { triedBy } from '../docs/tried-by.ts';
import { type Block, blocksOf } from './documented-steps.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface DocumentedPage {
  readonly text: string;
  /** The blocks of this file in the order of the page, or those that fit; taken by whoever asks. */
  take(which?: Partial<Pick<Block, 'language' | 'heading' | 'title'>>): Block[];
}

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
  return {
    text,
    take(which = {}) {
      const fits = (block: Block) =>
        Object.entries(which).every(([name, value]) => block[name as keyof Block] === value);
      const taken = own.filter(fits);
      for (const block of taken) left.delete(block);
      return taken;
    },
  };
}
