// The pages that people read, with where each stands in the site.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { placeOfGuide } from '../guides.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Page {
  /** In the repository, such as `docs/guides/drift.md`. */
  readonly path: string;
  /** In the site, such as `docs/guides/drift.html`. */
  readonly address: string;
  readonly title: string;
  readonly section: string;
  /** Without the front matter. */
  readonly markdown: string;
}

/** What the navigation shows, in its order, and which pages belong there. */
const sections: readonly (readonly [title: string, path: RegExp])[] = [
  ['Start', /^README\.md$|^docs\/(index|resources-by-area|migrating)\.md$/],
  ['Guides', /^docs\/guides\//],
  ['Commands', /^docs\/commands\//],
  ['Resources', /^docs\/resources\//],
  ['Data sources', /^docs\/data-sources\//],
  ['List resources', /^docs\/list-resources\//],
  ['Ephemeral resources', /^docs\/ephemeral-resources\//],
  ['Actions', /^docs\/actions\//],
  ['Functions', /^docs\/functions\//],
  ['The project', /\.md$/],
];

/** In the order of the navigation. */
export function readPages(): Page[] {
  const own = readdirSync(root).filter((file) => file.endsWith('.md'));
  const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`);
  const pages = [...own, ...docs].map(readPage);
  const place = ({ section }: Page) => sections.findIndex(([title]) => title === section);
  return pages.sort((a, b) => place(a) - place(b) || first(a) - first(b) || (a.title < b.title ? -1 : 1));
}

const first = ({ path, section }: Page) => (path === 'README.md' ? -1 : section === 'Guides' ? placeOfGuide(path) : 0);

function readPage(path: string): Page {
  const text = readFileSync(join(root, path), 'utf8');
  const [matter = ''] = /^---\n.*?\n---\n/s.exec(text) ?? [];
  const markdown = text.slice(matter.length);
  const [, heading = path] = /^# (.+)$/m.exec(markdown) ?? [];
  const [section = ''] = sections.find(([, belongs]) => belongs.test(path)) ?? [];
  const title = path === 'docs/index.md' ? 'The provider' : heading.replace(/ \([A-Z][A-Za-z ]+\)$/, '');
  return { path, address: addressOf(path), title: title.replaceAll('`', ''), section, markdown };
}

export const addressOf = (path: string): string =>
  path === 'README.md' ? 'index.html' : path.replace(/\.md$/, '.html');
