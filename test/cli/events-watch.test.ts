// unleash-admin events watch, as a program: options that do not go together, pipes, signals, and its end.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { builtExecutables } from '../../workshop/built-executables.ts';
import { startCollector } from '../siem/collector.ts';
import { runCommand } from './in-memory-terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'events-watch-'));
const file = (name: string, content?: string) => {
  const path = join(folder, name);
  if (content !== undefined) writeFileSync(path, content);
  return path;
};
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
  for (let number = 1; number <= 5; number += 1) await addTagType(`t${number}`);
});
afterAll(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});
const env = () => ({ UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token });
const addTagType = (name: string) =>
  fetch(`${sandbox.url}/api/admin/tag-types`, {
    method: 'POST',
    headers: { authorization: sandbox.token, 'content-type': 'application/json' },
    body: JSON.stringify({ name, icon: '' }),
  });
const watch = (...args: string[]) =>
  runCommand(['events', 'watch', '--from', '2020-01-01', '--once', ...args], { env: env() });

test.each([
  [['--file', 'a', '--http', 'http://x'], /^give one of --file and --http, not both$/],
  [['--hec', 'https://x'], /^--hec needs --hec-token-file, a file that holds its token$/],
  [['--hec', 'https://x', '--hec-token-file', file('two', 'canary\nlines')], /must hold one secret, on one line$/],
  [['--http', 'ftp://x'], /^--http must be an address such as https:\/\/collector\.example\.com:8088/],
  [['--http', 'https://user:canary@x'], /without user and password$/],
  [['--syslog', 'udp://x:514'], /^--syslog must be an address such as tls:\/\/syslog\.example\.com:6514$/],
  [['--syslog', 'tls://x', '--ca-file', file('no.pem', 'canary')], /^the CA file .* holds no certificate in PEM$/],
  [['--file', '/no/such/folder/file'], /^the file \/no\/such\/folder\/file cannot be opened: ENOENT/],
  [['--cursor', '/no/such/folder/file'], /^the cursor file cannot be locked: ENOENT/],
  [['--cursor', file('wrong.json', '{}')], /wrong\.json is not a cursor file: give another one with --cursor$/],
])('refuses %j with one line and 2', async (args, message) => {
  const { code, out, err } = await watch(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^unleash-admin: [^\n]+\n$/);
  expect(err.slice('unleash-admin: '.length).trimEnd()).toMatch(message);
  expect(err).not.toContain('canary');
});

test('a collector that refuses ends it with 1 and one sentence, and its token is nowhere', async () => {
  await using collector = await startCollector(() => ({ status: 403, body: '{"text":"Invalid token","code":4}' }));
  const token = file('hec', 'canary-token\n');
  const { code, err } = await watch('--hec', collector.url, '--hec-token-file', token, '--cursor', file('c1.json'));
  expect(collector.received[0]!.headers.authorization).toBe('Splunk canary-token');
  expect(code).toBe(1);
  expect(err).toMatch(
    /^unleash-admin: begins after 0\.\nunleash-admin: http:\S+ answered 403 .* is not one of its tokens\n$/,
  );
  expect(err).not.toContain('canary');
  expect(existsSync(file('c1.json.lock'))).toBe(false);
});

test('goes on where it ended, from receiver to receiver', async () => {
  await using collector = await startCollector(() => ({ status: 200 }));
  const cursor = file('c2.json');
  expect((await watch('--cursor', cursor)).out.trimEnd().split('\n')).toHaveLength(5);
  await addTagType('later');
  await watch('--cursor', cursor, '--http', collector.url, '--http-token-file', file('bearer', 'b'), '--format', 'cef');
  const [{ headers, body } = { headers: {}, body: '' }] = collector.received;
  expect(headers).toMatchObject({ authorization: 'Bearer b', 'content-type': 'text/plain; charset=utf-8' });
  expect(body).toMatch(/^CEF:0\|Unleash\|Unleash\|-\|tag-type-created\|[^\n]+cs4=later[^\n]*\n$/);
});

test('as a program it follows, goes on in a new file on SIGHUP, and ends on SIGTERM with its cursor saved', async () => {
  const [cursor, out] = [file('c3.json'), file('followed')];
  const args = ['events', 'watch', '--from', '2020-01-01', '--interval', '1', '--cursor', cursor, '--file', out];
  const child = spawn(join(await builtExecutables(), 'unleash-admin'), args, {
    env: { ...process.env, ...env() },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const ended = once(child, 'close');
  const until = async (isDone: () => boolean) => {
    while (!isDone() && child.exitCode === null) await new Promise((done) => setTimeout(done, 20));
  };
  const count = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0);
  await until(() => count(out) >= 5);
  const second = await watch('--cursor', cursor);
  expect(second).toMatchObject({
    code: 2,
    err: expect.stringMatching(/another process has the lock .*c3\.json\.lock/),
  });
  const before = count(out);
  renameSync(out, `${out}.1`);
  child.kill('SIGHUP');
  await until(() => existsSync(out));
  await addTagType('after-hangup');
  await until(() => count(out) === 1);
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  const last = JSON.parse(readFileSync(out, 'utf8')).id;
  expect(JSON.parse(readFileSync(cursor, 'utf8')).after).toBe(last);
  expect([count(`${out}.1`), existsSync(`${cursor}.lock`)]).toEqual([before, false]);
});
