// Every member of the catalog belongs to an area, and its page stands there.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { areas } from '../../provider/index.ts';
import { provider } from '../../workshop/catalog.ts';

const { resources, dataSources } = provider();
const pages = [
  ...resources.map(({ name, area }) => ({ file: `resources/${name}`, area })),
  ...dataSources.map(({ name, area }) => ({ file: `data-sources/${name}`, area })),
];

test('every area has a member, and every member an area', () => {
  expect([...new Set(pages.map(({ area }) => area))].sort()).toEqual([...areas].sort());
});

test.each(pages)('the page $file stands in $area', ({ file, area }) => {
  const page = readFileSync(new URL(`../../docs/${file}.md`, import.meta.url), 'utf8');
  expect(page).toContain(`\nsubcategory: "${area}"\n`);
});
