// The documentation as a site of static files that a browser opens from a folder, searchable, with nothing from elsewhere.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addressOf, type Page, readPages, root } from './read-pages.ts';
import { renderPage } from './render-page.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** @returns the addresses of its pages, the first of them `index.html` */
export function buildSite(folder: string): string[] {
  const pages = readPages();
  const site = { pages, addresses: new Map(pages.map(({ path }) => [path, addressOf(path)])) };
  const files = new Map([
    ...pages.map((page) => [page.address, renderPage(page, site)] as const),
    ['index.js', `window.pages = ${JSON.stringify(pages.map(searchable))};\n`],
    ...['site.css', 'site.js'].map((name) => [name, readFileSync(join(here, name), 'utf8')] as const),
  ]);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const picture of pages.flatMap(picturesOf)) cpSync(join(root, picture), join(folder, picture));
  return pages.map(({ address }) => address);
}

/** Paths in the repository, which are their paths in the site. */
const picturesOf = ({ path, markdown }: Page): string[] =>
  [...markdown.matchAll(/!\[[^\]]*\]\(([^):]+)\)/g)].map(([, picture]) => join(dirname(path), picture!));

function searchable({ title, section, address, markdown }: Page) {
  const headings = [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading).join(' ');
  const words = [...new Set(markdown.toLowerCase().match(/[\p{L}\p{N}_-]{3,}/gu) ?? [])].join(' ');
  return { title, section, address, headings, words };
}
