// What the guide to evidence tells its readers to do, done by somebody who may.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseSeed, startSandbox } from '../../src/sandbox/index.ts';
import { runCommand } from '../cli/in-memory-terminal.ts';
import { openPage, readPage } from '../support/documented-page.ts';

const guide = openPage('docs/guides/evidence.md', import.meta.url);

test('each line of shell in the guide does what it should, and each file that it names is there', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'evidence-guide-'));
  const sandbox = await startSandbox({ seed: parseSeed(JSON.parse(readPage('examples/commands/instance.json'))) });
  const env = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: 'user:eve' };
  const lines = guide.take().flatMap(({ text }) => text.trimEnd().split('\n'));
  const told: string[] = [];
  for (const line of lines) {
    const [program, ...args] = [...line.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
    if (program === 'unleash-admin') {
      const { code, err } = await runCommand(args, { env, cwd });
      expect({ line, isDone: code === 0 || (code === 3 && args[0] === 'review') }).toEqual({ line, isDone: true });
      told.push(err);
    } else execFileSync(program!, args, { cwd, stdio: 'ignore' });
  }
  await sandbox.stop();
  expect(told.at(-1)).toMatch(/^evidence is whole: .*; signed with this key\./);
  const files = [...guide.text.matchAll(/`([a-z-]+\/[a-z-]+\.[a-z]+)`/g)].map(([, path]) => path!);
  expect(files.length).toBe(8);
  for (const path of files.filter((one) => !one.startsWith('drift/')))
    expect(readFileSync(join(cwd, 'evidence', path), 'utf8').length, path).toBeGreaterThan(0);
  rmSync(cwd, { recursive: true });
});
