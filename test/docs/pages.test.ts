// The pages that people read: their links lead somewhere, what they name exists, and what users get has them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { commands } from '../../src/cli/generated/commands.ts';
import { unleashProvider } from '../../provider/index.ts';
import { provider } from '../../workshop/catalog.ts';
import { platforms } from '../../workshop/executables/platforms.ts';
import { guidesInOrder } from '../../workshop/guides.ts';
import official from '../golden/official-schema-3.4.3.json' with { type: 'json' };

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const filesIn = (folder: string, ending: RegExp) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file))
    .map((file) => join(folder, file));

const pages = [
  ...readdirSync(root).filter((file) => file.endsWith('.md')),
  ...['docs', 'src', 'workshop', 'bench'].flatMap((folder) => filesIn(folder, /^(?!.*node_modules).*\.md$/)),
];

/** Words of a heading as the address of its section: https://github.com/gjtorikian/html-pipeline */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

function linksIn(page: string): { path: string; anchor: string | undefined }[] {
  const text = read(page).replaceAll(/^```.*?^```/gms, '');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
  return targets
    .filter((target) => !/^(https?|mailto):/.test(target))
    .map((target) => {
      const [path = '', anchor] = target.split('#');
      return { path: path === '' ? page : relative(root, join(root, dirname(page), path)), anchor };
    });
}

test.each(pages)('every link of %s leads somewhere', (page) => {
  const broken = linksIn(page).filter(({ path, anchor }) => {
    if (!existsSync(join(root, path))) return true;
    if (anchor === undefined || !path.endsWith('.md')) return false;
    const text = read(path);
    const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading!));
    return !headings.includes(anchor) && !text.includes(`<a id="${anchor}"></a>`);
  });
  expect(broken).toEqual([]);
});

describe('the front page', () => {
  test('leads to what the package holds', () => {
    const shipped = (path: string) => packageJson.files.some((entry) => path === entry || path.startsWith(`${entry}/`));
    const paths = linksIn('README.md').map(({ path }) => path);
    expect(paths.filter((path) => !shipped(path) && path !== 'LICENSE')).toEqual([]);
  });

  test('says what is so where it compares the two providers', () => {
    const rows = [...read('README.md').matchAll(/^\| (.+?) \| (.+?) \| (.+?) \|$/gm)].map(([, ...cells]) => cells);
    const row = (begin: string) => rows.find(([first]) => first!.startsWith(begin))!.slice(1);
    const count = (catalog: Catalog) => [catalog.resources, catalog.dataSources].map(length).join(', ');
    const ours = provider();
    expect(row('resources')).toEqual([count(official), expect.stringMatching(`^${count(ours)},`)]);
    expect(read('README.md')).toContain(`\`Unleash/unleash\` ${official.version} | this one |`);
    expect(row('what runs')[1]).toContain(`for ${platforms.length},`);
    const importable = filesIn('docs/resources', /\.md$/).filter((page) => /^## Import$/m.test(read(page)));
    expect([row('that can be imported')[1], importable.length]).toEqual(['all', length(ours.resources)]);
    const { ephemeralResources = [], functions = [], actions = [], resources } = ours;
    for (const some of [ephemeralResources, functions, actions, resources.filter(({ list }) => list)])
      expect(some.length).toBeGreaterThan(0);
  });

  test('leads to every hand-written page of docs, at most by another page', () => {
    const reached = new Set(['README.md']);
    for (const page of reached) {
      for (const { path } of linksIn(page)) if (path.endsWith('.md') && existsSync(join(root, path))) reached.add(path);
    }
    expect(
      filesIn('docs', /^(?!resources|data-sources|list-resources|ephemeral-resources|actions|functions).*\.md$/).filter(
        (page) => !reached.has(page),
      ),
    ).toEqual([]);
  });
});

interface Catalog {
  readonly resources: object;
  readonly dataSources: object;
}

const length = (members: object) => Object.keys(members).length;

test('each guide has its place among the others', () => {
  const files = filesIn('docs/guides', /\.md$/).map((path) => basename(path, '.md'));
  expect([...guidesInOrder].sort()).toEqual(files.sort());
});

test('each guide that is written by hand ends with where to go on', () => {
  const written = guidesInOrder.filter((name) => !['admin-api', 'permissions'].includes(name));
  const ends = written.map((name) => [
    name,
    read(`docs/guides/${name}.md`).trimEnd().split('\n').slice(-14).join('\n'),
  ]);
  expect(ends.filter(([, end]) => !end!.includes('](')).map(([name]) => name)).toEqual([]);
});

test('the guide to actions names each of them, and the edition that it needs', () => {
  const { actions = [] } = unleashProvider('0.0.0', { env: {}, log: () => {}, onWait: () => {} });
  const rows = [...read('docs/guides/actions.md').matchAll(/^\| \[`unleash_(\w+)`\].* \| (.*)\|$/gm)];
  expect(Object.fromEntries(rows.map(([, name, needs]) => [name, /Enterprise/.test(needs!)]))).toEqual(
    Object.fromEntries(actions.map(({ name, requires }) => [name, requires === 'enterprise'])),
  );
});

test('each message in the page about messages is one that the sources have', () => {
  const page = read('docs/guides/troubleshooting.md');
  const cells = [...page.matchAll(/^\| (`.*?) \|/gm)].map(([, cell]) => cell!);
  const messages = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, message]) => message!));
  expect(messages.length).toBeGreaterThan(15);
  const sources = ['src', 'provider']
    .flatMap((folder) => filesIn(folder, /^(?!.*generated).*\.ts$/))
    .map(read)
    .join('\n');
  expect(messages.filter((message) => !sources.includes(message))).toEqual([]);
});

test('each command on a page exists', () => {
  const names = commands.flatMap(({ name }) => [name, name.split(' ')[0]!]);
  for (const page of pages) {
    const called = [...read(page).matchAll(/^(?:npx )?unleash-admin ([a-z-]+)/gm)].map(([, name]) => name!);
    expect([page, called.filter((name) => !names.includes(name))]).toEqual([page, []]);
  }
});

test('each script of npm on a page exists', () => {
  const scripts = Object.keys(packageJson.scripts);
  for (const page of pages) {
    const named = [...read(page).matchAll(/npm run (?:--silent )?([a-z:-]*[a-z])/g)].map(([, script]) => script!);
    expect([page, named.filter((script) => !scripts.includes(script))]).toEqual([page, []]);
  }
});
