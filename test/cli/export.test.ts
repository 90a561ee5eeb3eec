// The command export: which part of an instance it takes, and what it refuses.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { formats } from '../../src/export/index.ts';
import { parseSeed, type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { runCommand } from './in-memory-terminal.ts';

const seed = parseSeed(JSON.parse(readFileSync('examples/commands/instance.json', 'utf8')));
let sandbox: Sandbox;
let folder: string;
beforeAll(async () => {
  sandbox = await startSandbox({ seed });
});
afterAll(() => sandbox.stop());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-command-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) =>
  runCommand(['export', '--out', folder, ...args], {
    env: { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token },
  });
const textOf = (file: string) => readFileSync(join(folder, file), 'utf8');
const areas = () => readdirSync(folder).filter((file) => !/^(\.|README|terraform|providers|imports)/.test(file));

test.each([
  [['--only', 'role'], ['roles-and-access.tf']],
  [
    ['--only', 'unleash_role', '--only', 'users-and-groups'],
    ['roles-and-access.tf', 'users-and-groups.tf'],
  ],
  [['--only', 'Users and groups', '--without', 'user'], ['users-and-groups.tf']],
])('%j takes %j', async (args, files) => {
  expect(await run(...args)).toMatchObject({ code: 0 });
  expect(areas()).toEqual(files);
});

test('what is not taken is named by its value', async () => {
  await run('--only', 'users-and-groups', '--without', 'unleash_user');
  expect(textOf('users-and-groups.tf')).toMatch(/users = \[\n {4}2,\n {4}3,\n {2}\]/);
});

test('one project comes with what it refers to, and nothing else', async () => {
  const { out } = await run('--project', 'shop', '--json');
  const { objects, leftOut } = JSON.parse(out) as { objects: { address: string }[]; leftOut: { name: string }[] };
  expect(objects.map(({ address }) => address).sort()).toEqual([
    'unleash_group.on_call',
    'unleash_project.shop',
    'unleash_project_access.shop',
    'unleash_project_environment.shop_development',
    'unleash_project_environment.shop_production',
    'unleash_role.flag_operator',
    'unleash_user.ann_example_com',
    'unleash_user.bob_example_com',
  ]);
  expect(leftOut.map(({ name }) => name).sort()).toEqual(['Owner', 'Viewer', 'development', 'production']);
});

test.each([
  [['--only', 'rol'], 'there is no resource and no area "rol". Did you mean "role"?'],
  [['--project', 'shp'], 'there is no project "shp". Did you mean "shop"?'],
  [['--format', 'yaml'], `Allowed choices are ${formats.join(', ')}.`],
] as const)('%j is refused, and nothing is written', async (args, message) => {
  const { code, out, err } = await run(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(message);
  expect(readdirSync(folder)).toEqual([]);
});

test('without a folder it says so', async () => {
  const { code, err } = await runCommand(['export'], {
    env: { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token },
  });
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('give --out') });
});

test('a file of somebody else is refused before anything is asked', async () => {
  writeFileSync(join(folder, '.unleash-export.json'), 'mine');
  const before = sandbox.requests.length;
  const { code, err } = await run();
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('is not what an export leaves there') });
  expect(sandbox.requests.length).toBe(before);
});

test.each(['cdktn', 'cdktf'])('a program for %s imports by id alone', async (format) => {
  expect(await run('--identity', '--format', format)).toMatchObject({
    code: 2,
    err: `unleash-admin: ${format} imports by id alone: leave out --identity, or choose --format hcl or json\n`,
  });
  expect(readdirSync(folder)).toEqual([]);
});
