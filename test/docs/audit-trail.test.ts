// What the guide to the audit trail tells its readers to do, done.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseSeed, startSandbox } from '../../src/sandbox/index.ts';
import { runCommand } from '../cli/in-memory-terminal.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

test('each line of shell in the guide does what it should, one after the other', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'audit-trail-'));
  const sandbox = await startSandbox({ seed: parseSeed(JSON.parse(read('examples/commands/instance.json'))) });
  const env = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token };
  const blocks = [...read('docs/guides/audit-trail.md').matchAll(/^```shell\n(.*?)^```$/gms)].map(([, text]) => text!);
  const lines = blocks.flatMap((block) => block.trimEnd().split('\n'));
  const told: string[] = [];
  for (const line of lines) {
    const [program, ...args] = line.split(' ');
    if (program === 'unleash-admin') {
      const { code, err } = await runCommand(args, { env, cwd });
      expect({ line, code }).toEqual({ line, code: 0 });
      told.push(err);
    } else told.push(execFileSync(program!, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  }
  await sandbox.stop();
  rmSync(cwd, { recursive: true });
  expect(lines).toHaveLength(7);
  expect(told[4]).toMatch(/^audit is whole: .*7 events; signed with this key\./);
  expect(told[5]).toMatch(/^logins is whole: .*2 logins; signed with this key\./);
  expect(told[6]).toContain('Verified');
});
