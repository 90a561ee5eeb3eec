// What the guides to policy and drift put into pipelines: steps of what the action and the scripts have, and a file of waivers.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseSeed, startSandbox } from '../../src/sandbox/index.ts';
import { runCommand } from '../cli/in-memory-terminal.ts';
import { openPage, readPage } from '../support/documented-page.ts';

const [policy, drift] = ['policy', 'drift'].map((name) => openPage(`docs/guides/${name}.md`, import.meta.url));
const steps = [...policy!.take({ language: 'yaml' }), ...drift!.take({ language: 'yaml' })].map(({ text }) => text);

const action = readPage('action.yml');
const namesBelow = (key: string) => {
  const [, section = ''] = new RegExp(`^${key}:\\n((?: .*\\n)+)`, 'm').exec(action)!;
  return [...section.matchAll(/^ {2}([a-z-]+):$/gm)].map(([, name]) => name!);
};
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found!);

test('steps give the action what it takes, and read what it tells', () => {
  const given = steps.flatMap((text) =>
    all(text, /uses: unleash-admin\/.*\n(?: {2}id:.*\n)? {2}with:\n((?: {4}.*\n)+)/g),
  );
  expect(given).toHaveLength(2);
  const inputs = given.flatMap((section) => all(section, /^ {4}([a-z-]+):/gm));
  expect(inputs.filter((name) => !namesBelow('inputs').includes(name))).toEqual([]);
  const read = steps.flatMap((text) => all(text, /steps\.drift\.outputs\.(\w+)/g));
  expect(read.length).toBeGreaterThan(0);
  expect(read.filter((name) => !namesBelow('outputs').includes(name))).toEqual([]);
});

test('steps run scripts that are there, with variables and formats that these know', async () => {
  const called = steps.flatMap((text) => all(text, /(ci\/\S+\.sh(?: [a-z]+)?)/g).map((one) => one.split(' ')));
  expect(called.map(([script]) => script)).toEqual(['ci/policy-plan.sh', 'ci/policy-plan.sh']);
  const script = readPage(`examples/${called[0]![0]}`);
  for (const name of steps.flatMap((text) => all(text, /^ {4}([A-Z_]+):/gm))) expect(script).toContain(`\${${name}:-`);
  const { out } = await runCommand(['policy', '--help']);
  for (const format of called.flatMap(([, one]) => one ?? [])) expect(out).toContain(`"${format}"`);
  for (const path of all(policy!.text, /\]\(\.\.\/\.\.\/(examples\/ci\/[^)]+)\)/g))
    expect(existsSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)))).toBe(true);
});

test('the instance is judged, and what the file waives is no finding until its last day', async () => {
  const sandbox = await startSandbox({ seed: parseSeed(JSON.parse(readPage('examples/commands/instance.json'))) });
  const cwd = mkdtempSync(join(tmpdir(), 'policy-guide-'));
  const env = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token };
  const [command] = policy!.take({ language: 'shell' });
  const judge = async (...more: readonly string[]) => {
    const args = [...command!.text.trim().split(' ').slice(1), '--format', 'csv', ...more];
    const { code, out } = await runCommand(args, { env, cwd });
    expect(code).toBe(3);
    return out;
  };
  const [file] = policy!.take({ language: 'json' });
  const waiving = async (day: string) => {
    writeFileSync(join(cwd, file!.title!), file!.text.replace(/(?<="expires": ").*(?=")/, day));
    return judge('--waivers', file!.title!);
  };
  expect(await judge()).toContain('password-sign-in');
  expect(await waiving('2099-12-31')).not.toContain('password-sign-in');
  expect(await waiving('2020-12-31')).toMatch(/password-sign-in.*Waiver 1 of ann@example.com expired/s);
  await sandbox.stop();
  rmSync(cwd, { recursive: true });
});
