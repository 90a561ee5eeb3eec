// What the guide to the audit trail tells its readers to do, done.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parseSeed, type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { runCommand } from '../cli/in-memory-terminal.ts';
import { openPage, readPage } from '../support/documented-page.ts';

const guide = openPage('docs/guides/audit-trail.md', import.meta.url);
const cwd = mkdtempSync(join(tmpdir(), 'audit-trail-'));
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: parseSeed(JSON.parse(readPage('examples/commands/instance.json'))) });
});
afterAll(async () => {
  await sandbox.stop();
  rmSync(cwd, { recursive: true });
});
const run = (args: readonly string[]) =>
  runCommand(args, { env: { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token }, cwd });

test('each line of shell does what it should, one after the other', async () => {
  const lines = guide.take({ language: 'shell' }).flatMap(({ text }) => text.trimEnd().split('\n'));
  const told: string[] = [];
  for (const line of lines) {
    const [program, ...args] = line.split(' ');
    if (program === 'unleash-admin') {
      const { code, err } = await run(args);
      expect({ line, code }).toEqual({ line, code: 0 });
      told.push(err);
    } else told.push(execFileSync(program!, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  }
  expect(lines).toHaveLength(7);
  expect(told[4]).toMatch(/^audit is whole: .*7 events; signed with this key\./);
  expect(told[5]).toMatch(/^logins is whole: .*2 logins; signed with this key\./);
  expect(told[6]).toContain('Verified');
});

test('the line of cron exports the days that are over', async () => {
  const text = guide.takeOne({ language: 'crontab' });
  const [, command = ''] = /^(?:\S+ ){5} *unleash-admin (.*)\n$/.exec(text) ?? [];
  // In a crontab a percent sign is a line break unless it is escaped.
  expect(command.replaceAll('\\%', '')).not.toContain('%');
  const words = execFileSync('bash', ['-c', `printf '%s\\n' ${command.replaceAll('\\%', '%')}`], { encoding: 'utf8' });
  const args = words.trimEnd().split('\n');
  expect(args.at(-1)).toMatch(/^\d{4}-\d\d-\d\d$/);
  const here = args.map((one) =>
    one.replace('/audit/events', 'nightly').replace('/etc/unleash/audit-key.pem', 'audit-key.pem'),
  );
  expect(await run(here)).toMatchObject({ code: 0 });
});

test('the columns of the table for Athena are fields of an exported event', () => {
  const text = guide.takeOne({ title: 'Athena' });
  const columns = [.../\((.*?)\)/s.exec(text)![1]!.matchAll(/(\w+) (?:bigint|string)/g)].map(([, name]) => name!);
  expect(columns.length).toBeGreaterThan(10);
  const [day] = execFileSync('ls', [join(cwd, 'audit')], { encoding: 'utf8' }).match(/^day=.*$/m)!;
  const events = gunzipSync(readFileSync(join(cwd, 'audit', day!, 'events.ndjson.gz')), { finishFlush: 2 }).toString();
  const fields = Object.keys(JSON.parse(events.split('\n')[0]!));
  expect(columns.filter((column) => !fields.includes(column))).toEqual([]);
});

test('the program exports what is new, and proves the folder whole', async () => {
  const text = guide.takeOne({ language: 'typescript' });
  const source = (path: string) => fileURLToPath(new URL(`../../src/${path}/index.ts`, import.meta.url));
  const program = text
    .replace("'unleash-admin/events'", `'${source('events').replace('index.ts', 'library.ts')}'`)
    .replace("'unleash-admin'", `'${source('admin-api')}'`)
    .replace('https://unleash.example.com', sandbox.url)
    .replace("process.env.UNLEASH_AUTH_TOKEN ?? ''", `'${sandbox.token}'`)
    .replaceAll("'audit", `'${cwd}/audit`);
  const folder = fileURLToPath(new URL('../../.cache/guides/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `audit-trail-${process.pid}.ts`);
  writeFileSync(file, `${program}export {};\n`);
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  try {
    await import(/* @vite-ignore */ file);
    expect(log.mock.calls).toEqual([['0 events are new, of 7; problems: 0']]);
  } finally {
    log.mockRestore();
    rmSync(file);
  }
});
