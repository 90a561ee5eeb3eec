// A page of the site: Markdown as HTML, whose links lead to other pages of it, with the navigation beside it.
import { dirname, join, relative } from 'node:path';
import { Marked, type Tokens } from 'marked';
import type { Page } from './read-pages.ts';

interface Site {
  readonly pages: readonly Page[];
  /** Pages of the site by their paths in the repository. */
  readonly addresses: ReadonlyMap<string, string>;
}

/** A heading's address within its page, as the pages themselves link to it: https://github.com/gjtorikian/html-pipeline */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The way from one page of the site to another one. */
const wayTo = (from: string, address: string) => relative(dirname(from), address) || address;

export function renderPage(page: Page, site: Site): string {
  const home = wayTo(page.address, 'index.html');
  const asset = (name: string) => wayTo(page.address, name);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src 'self' file:">
<title>${escapeHtml(page.title)} · unleash-admin</title>
<link rel="stylesheet" href="${asset('site.css')}">
<script src="${asset('index.js')}" defer></script>
<script src="${asset('site.js')}" defer></script>
</head>
<body data-root="${asset('.')}">
<a class="skip" href="#content">Skip to the text</a>
<header>
<a class="name" href="${home}">unleash-admin</a>
<search>
<input id="search" type="search" placeholder="Search" aria-label="Search all pages" autocomplete="off">
<ul id="found" aria-live="polite" aria-label="Pages found" hidden></ul>
</search>
</header>
<div class="columns">
<nav aria-label="All pages">
${navigation(page, site)}
</nav>
<main id="content" tabindex="-1">
${body(page, site)}
</main>
</div>
</body>
</html>
`;
}

/** A long name of a type may go on in the next line after each of its words. */
const breakable = (title: string) => escapeHtml(title).replaceAll('_', '_<wbr>');

function navigation(current: Page, { pages }: Site): string {
  const sections = [...new Set(pages.map(({ section }) => section))];
  return sections
    .map((section) => {
      const members = pages.filter((page) => page.section === section);
      const items = members.map(({ address, title }) => {
        const here = address === current.address ? ' aria-current="page"' : '';
        return `<li><a href="${wayTo(current.address, address)}"${here}>${breakable(title)}</a></li>`;
      });
      const open = section === current.section ? ' open' : '';
      return `<details${open}><summary>${section}</summary><ul>${items.join('')}</ul></details>`;
    })
    .join('\n');
}

function body({ markdown, path, address }: Page, { addresses }: Site): string {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const text = this.parser.parseInline(tokens);
        if (/^(https?|mailto):/.test(href)) return `<a href="${escapeHtml(href)}" rel="noreferrer">${text}</a>`;
        if (href.startsWith('#')) return `<a href="${escapeHtml(href)}">${text}</a>`;
        const [target = '', anchor] = href.split('#');
        const there = join(dirname(path), target).replace(/\/$/, '');
        const found = addresses.get(there);
        // What is no page is in the repository alone.
        if (found === undefined) return `${text} <small>(${escapeHtml(there)})</small>`;
        return `<a href="${escapeHtml(wayTo(address, found) + (anchor ? `#${anchor}` : ''))}">${text}</a>`;
      },
      image({ href, text }) {
        return `<img src="${escapeHtml(href)}" alt="${escapeHtml(text)}">`;
      },
      code({ text, lang = '' }: Tokens.Code) {
        const [, title] = /title="([^"]*)"/.exec(lang) ?? [];
        const said = title === undefined ? '' : `<figcaption>${escapeHtml(title)}</figcaption>`;
        return `<figure>${said}<pre tabindex="0"><code>${escapeHtml(text)}</code></pre></figure>\n`;
      },
      table(token: Tokens.Table) {
        const cell = (tag: string) => (one: Tokens.TableCell) =>
          `<${tag}>${this.parser.parseInline(one.tokens)}</${tag}>`;
        const rows = token.rows.map((row) => `<tr>${row.map(cell('td')).join('')}</tr>`).join('\n');
        const head = token.header.map(cell('th')).join('');
        return `<div class="table" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>\n${rows}\n</tbody></table></div>\n`;
      },
    },
  });
  return marked.parse(markdown, { async: false });
}
