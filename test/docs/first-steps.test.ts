// What the front page and the guides for reviewers tell their readers to do, done.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseSeed, startSandbox } from '../../src/sandbox/index.ts';
import { runCommand } from '../cli/in-memory-terminal.ts';
import { startWorld } from '../../workshop/catalog.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const blocksOf = (page: string, language: string) =>
  [...read(page).matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(([, text]) => text!);

test('the first configuration of the front page is applied, and planned empty', async () => {
  const [configuration] = blocksOf('README.md', 'terraform');
  const resources = configuration!.slice(configuration!.indexOf('resource '));
  await using world = await startWorld();
  const changes = await world.core.apply(resources);
  expect(changes.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  expect(changes).toHaveLength(2);
  const again = await world.core.plan(resources);
  expect(again.map(({ action }) => action)).toEqual(['no-op', 'no-op']);
});

test('each command of the first access review answers', async () => {
  const seed = parseSeed(JSON.parse(read('examples/commands/instance.json')));
  const sandbox = await startSandbox({ seed });
  const env = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token };
  const lines = blocksOf('docs/guides/access-review.md', 'shell').flatMap((block) => block.split('\n'));
  const commands = lines.flatMap((line) => /^unleash-admin ([^>]+)/.exec(line)?.[1]?.trim() ?? []);
  expect(commands.length).toBeGreaterThan(4);
  const codes = new Map<string, number>();
  for (const command of commands) {
    const { code } = await runCommand(command.split(' '), { env });
    codes.set(command, code);
  }
  await sandbox.stop();
  expect([...codes].filter(([command, code]) => code !== (command.includes('--only') ? 3 : 0))).toEqual([]);
});
