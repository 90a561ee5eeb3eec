// What the front page and the guides for reviewers tell their readers to do, done.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseSeed, startSandbox } from '../../src/sandbox/index.ts';
import { runCommand } from '../cli/in-memory-terminal.ts';
import { openPage, readPage } from '../support/documented-page.ts';
import { startWorld } from '../../workshop/catalog.ts';

const open = (path: string) => openPage(path, import.meta.url);
const frontPage = open('README.md');
const [first, quarterly] = [open('docs/guides/access-review.md'), open('docs/guides/access-reviews.md')];
const instance = () => parseSeed(JSON.parse(readPage('examples/commands/instance.json')));

test('the first configuration of the front page is applied, and planned empty', async () => {
  const [configuration] = frontPage.take({ language: 'terraform' });
  const resources = configuration!.text.slice(configuration!.text.indexOf('resource '));
  await using world = await startWorld();
  const changes = await world.core.apply(resources);
  expect(changes.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  expect(changes).toHaveLength(2);
  const again = await world.core.plan(resources);
  expect(again.map(({ action }) => action)).toEqual(['no-op', 'no-op']);
});

test('each command of the first access review answers', async () => {
  const sandbox = await startSandbox({ seed: instance() });
  const env = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token };
  const lines = first.take().flatMap(({ text }) => text.split('\n'));
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

test('a quarterly access review leads from nothing to a rejected grant that is gone', async () => {
  const sandbox = await startSandbox({ seed: instance() });
  const folder = mkdtempSync(join(tmpdir(), 'access-reviews-'));
  const env = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token };
  const run = (command: string) => runCommand(command.split(' ').slice(1), { env, cwd: folder });
  const outputs = new Map<string, string>();
  try {
    const [, ...blocks] = quarterly.take();
    for (const line of blocks.flatMap(({ text }) => text.trimEnd().split('\n'))) {
      const [command = '', file] = line.split(' > ');
      if (command.startsWith('sed ')) execFileSync('bash', ['-c', command], { cwd: folder });
      else {
        if (command.includes('--since')) await takeFromBob(sandbox);
        const { code, out, err } = await run(command);
        expect({ command, code }).toEqual({ command, code: 0 });
        if (file !== undefined) writeFileSync(join(folder, file), out);
        outputs.set(command.replace(/^unleash-admin /, ''), out + err);
      }
    }
    const shown = outputs.get('review --decisions decisions.csv --dir unleash')!;
    expect(shown).toContain('bob@example.com loses the role Owner in shop');
    expect(shown).toContain('-        unleash_user.bob_example_com.id,');
    expect(outputs.get('review --decisions decisions.csv --dir unleash --write')).toContain(
      'Written: roles-and-access.tf',
    );
    expect(readFileSync(join(folder, 'unleash/roles-and-access.tf'), 'utf8')).not.toContain('unleash_user.bob');
    expect(outputs.get('review --since review.json --html after.html')).toMatch(/^went +bob@example.com +Owner/m);
    expect(readFileSync(join(folder, 'after.html'), 'utf8')).toContain('bob@example.com');
  } finally {
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** What the apply of the edited configuration does; that it does is a law about generated companies. */
const takeFromBob = ({ url, token }: { readonly url: string; readonly token: string }) =>
  fetch(`${url}/api/admin/projects/shop/users/3/roles`, { method: 'DELETE', headers: { authorization: token } });
