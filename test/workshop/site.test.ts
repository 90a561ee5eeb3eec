// The documentation as a site: every link leads somewhere, nothing comes from elsewhere, and the search knows every page.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSite } from '../../workshop/site/build-site.ts';

let folder: string;
let addresses: readonly string[];
const read = (address: string) => readFileSync(join(folder, address), 'utf8');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'site-'));
  addresses = buildSite(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('each page is in the navigation of the first one', () => {
  expect(addresses.length).toBeGreaterThan(100);
  const shown = [...read('index.html').matchAll(/<li><a href="([^"]+)"/g)].map(([, address]) => address);
  expect(shown.sort()).toEqual([...addresses].sort());
});

test('each link leads to a page and a heading that there are, and each part of a page is in the folder', () => {
  const ids = new Map(addresses.map((address) => [address, new Set(idsIn(read(address)))]));
  const broken = addresses.flatMap((address) => {
    const page = read(address);
    const parts = [...page.matchAll(/ (?:src|href)="([^"]+)"/g)].map(([, target]) => target!.replaceAll('&amp;', '&'));
    return parts
      .filter((target) => !/^(https?|mailto):/.test(target))
      .filter((target) => {
        const [path = '', anchor] = target.split('#');
        const file = resolve(join(folder, path === '' ? address : join(dirname(address), path)));
        const known = ids.get(file.slice(resolve(folder).length + 1));
        return !existsSync(file) || (anchor !== undefined && !known?.has(anchor));
      })
      .map((target) => `${address} -> ${target}`);
  });
  expect(broken).toEqual([]);
});

const idsIn = (page: string) => [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);

test('a page loads nothing from elsewhere, and may not', () => {
  for (const address of addresses) {
    expect(read(address)).not.toMatch(/<(script|link|img)[^>]+(src|href)="(https?:)?\/\//);
    expect(read(address)).toContain(`default-src 'none'`);
  }
});

test('code is shown as it is written', () => {
  expect(read('docs/resources/role.html')).toContain('{ name = &quot;CREATE_FEATURE&quot; }');
});

test('the search has each page with its headings', () => {
  const pages = JSON.parse(
    read('index.js')
      .replace(/^window\.pages = /, '')
      .replace(/;\n$/, ''),
  ) as readonly {
    readonly address: string;
    readonly headings: string;
    readonly words: string;
  }[];
  expect(pages.map(({ address }) => address)).toEqual(addresses);
  const role = pages.find(({ address }) => address === 'docs/resources/role.html')!;
  expect(role.headings).toContain('Import');
  expect(role.words).toContain('deletion_protection');
});
