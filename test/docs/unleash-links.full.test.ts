// What pages say of Unleash itself, held against the server as npm has it: addresses in its admin UI, and of its documentation.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { members, provider } from '../../workshop/catalog.ts';
import { installUnleashServer } from '../../workshop/unleash-server.ts';

const server = join(
  fileURLToPath(new URL('../../workshop/unleash-server/', import.meta.url)),
  'node_modules/unleash-server',
);
let sources: string;

beforeAll(async () => {
  await installUnleashServer();
  const read = (folder: string) =>
    readdirSync(join(server, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .map((file) => readFileSync(join(server, folder, file), 'utf8'));
  sources = [...read('frontend/build/static'), ...read('dist')].join('\n');
});

test('each address of the documentation is one that Unleash itself leads to', () => {
  const { resources, dataSources, actions = [], ephemeralResources = [] } = provider();
  const addresses = new Set(
    [...resources, ...dataSources, ...actions, ...ephemeralResources].flatMap(
      ({ documentation = [] }) => documentation,
    ),
  );
  expect(addresses.size).toBeGreaterThan(15);
  const known = new Set(sources.match(/https:\/\/docs\.getunleash\.io[\w/#.-]*/g));
  expect([...addresses].filter((address) => !known.has(address))).toEqual([]);
});

/** Pages of the settings of a project are named by their last part alone, below an address that is put together. */
const settings = /^\/projects\/<>\/settings\/(\w[\w-]*)/;

test('each page of the admin UI is one that it has', () => {
  const pages = members.flatMap(({ resource }) =>
    [...(resource.whereToFind ?? '').matchAll(/`(\/(?!api\/)[^`]*)`/g)].map(([, page]) =>
      page!.replace(/<\w+>/g, '<>'),
    ),
  );
  expect(pages.length).toBeGreaterThan(15);
  const known = new Set(
    [...sources.matchAll(/["'`](\/[\w/${}.:?*-]*)["'`]/g)].map(([, page]) =>
      page!.replace(/\$\{[^}]*\}|:\w+/g, '<>').replace(/\/\*$/, ''),
    ),
  );
  const isKnown = (page: string) => {
    const [, setting] = settings.exec(page) ?? [];
    return known.has(page) || (setting !== undefined && new RegExp(`["'\`]${setting}/\\*["'\`]`).test(sources));
  };
  expect([...new Set(pages)].filter((page) => !isKnown(page))).toEqual([]);
});
