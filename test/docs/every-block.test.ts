// The law of the guides and the front page: each code block is tried by a test, which fails where it takes fewer than are its own.
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readPage } from '../support/documented-page.ts';
import { blocksOf } from '../support/documented-steps.ts';
import { triedBy, tried } from './tried-by.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pages = ['README.md', ...readdirSync(join(root, 'docs/guides')).map((file) => `docs/guides/${file}`)];

test.each(pages)('each block of %s has a language and is tried', (page) => {
  const text = readPage(page);
  const blocks = blocksOf(text);
  expect(blocks).toHaveLength((text.match(/^ *```/gm) ?? []).length / 2);
  expect(blocks.filter(({ language }) => language === '')).toEqual([]);
  expect(blocks.filter((block) => triedBy(page, block).length === 0)).toEqual([]);
});

test.each(Object.entries(tried))('whoever is said to try %s opens it', (page, where) => {
  const blocks = blocksOf(readPage(page));
  for (const file of typeof where === 'string' ? [where] : Object.values(where)) {
    expect(existsSync(join(root, file)), file).toBe(true);
    const source = readPage(file);
    expect(source, file).toContain('openPage(');
    expect(source, file).toMatch(new RegExp(`['/]${basename(page, '.md')}(\\.md)?'`));
    expect(blocks.filter((block) => triedBy(page, block).includes(file)).length, file).toBeGreaterThan(0);
  }
});
