// unleash-admin sandbox, as a process: what it prints, logs and refuses, and how it ends.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { builtExecutables } from '../../workshop/built-executables.ts';

const program = join(await builtExecutables(), 'unleash-admin');
const folder = mkdtempSync(join(tmpdir(), 'unleash-admin-'));

afterAll(() => rmSync(folder, { recursive: true }));

function launch(...args: string[]): ChildProcess {
  return launchWith({}, ...args);
}

function launchWith(variables: Record<string, string>, ...args: string[]): ChildProcess {
  const env = { ...process.env, ...variables };
  return spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
}

async function finish(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  const texts = { out: '', err: '' };
  child.stdout?.on('data', (chunk) => {
    texts.out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    texts.err += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, ...texts };
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('prints where it is, serves, logs, and ends well on a signal', async () => {
  const log = join(folder, 'requests.jsonl');
  const seed = file(
    'seed.json',
    JSON.stringify({ projects: [{ id: 'shop' }], apiTokens: [{ tokenName: 'ci', type: 'backend' }] }),
  );
  const child = launch(
    ...['sandbox', '--port', '0', '--log', log, '--seed', seed, '--fail', 'getRoles:503', '--secure-tokens'],
  );
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  const first = await lines.next();
  const { url, token } = JSON.parse(first.value);
  const get = (path: string) => fetch(`${url}/api/admin${path}`, { headers: { authorization: token } });
  expect((await get('/projects/shop/overview')).status).toBe(200);
  expect((await get('/roles')).status).toBe(503);
  expect((await get(`/api-tokens/${token}`)).status).toBe(200);
  expect(await (await get('/api-tokens/ci')).json()).toMatchObject({ tokens: [{ secure: true }] });
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  expect(await closed).toEqual([0, null]);
  const entries = readFileSync(log, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(entries).toMatchObject([
    { method: 'GET', path: '/api/admin/projects/shop/overview', status: 200, ms: expect.any(Number) },
    { method: 'GET', path: '/api/admin/roles', status: 503 },
    { method: 'GET', status: 200 },
    { method: 'GET', path: '/api/admin/api-tokens/ci', status: 200 },
  ]);
  expect(Object.keys(entries[0])).toEqual(['method', 'path', 'status', 'ms']);
  expect(readFileSync(log, 'utf8')).not.toContain(token);
});

test('ends well on an interrupt', async () => {
  const child = launch('sandbox', '--port', '0', '--edition', 'oss', '--latency', '1', '--user-limit');
  await once(child.stdout!, 'data');
  const closed = once(child, 'close');
  child.kill('SIGINT');
  expect(await closed).toEqual([0, null]);
});

test.each([
  ['a file, before the variable', ['--token-file', file('token', '*:*.from-file\n')], '*:*.from-file'],
  ['the variable', [], '*:*.from-variable'],
  ['the command, before the variable', ['--token', '*:*.from-command'], '*:*.from-command'],
])('takes its token from %s', async (_, args, token) => {
  const child = launchWith({ UNLEASH_SANDBOX_TOKEN: '*:*.from-variable' }, 'sandbox', '--port', '0', ...args);
  const [first] = await once(child.stdout!, 'data');
  expect(JSON.parse(String(first))).toMatchObject({ token });
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  await closed;
});

test('shows help and the version', async () => {
  expect(await finish(launch('--version'))).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  expect(await finish(launch('--help'))).toMatchObject({ code: 0, out: expect.stringContaining('sandbox') });
  expect(await finish(launch('sandbox', '--help'))).toMatchObject({
    code: 0,
    out: expect.stringMatching(/--fail <rule>[\s\S]*reset-after/),
  });
});

test.each([
  [['sandbx'], /unknown command 'sandbx' \(Did you mean sandbox\?\)/],
  [['sandbox', '--prot', '1'], /unknown option '--prot' \(Did you mean --port\?\)/],
  [['sandbox', '--port', '70000'], /must be a whole number from 0 to 65535/],
  [['sandbox', '--latency', 'fast'], /must be a whole number/],
  [['sandbox', '--edition', 'gold'], /Allowed choices are oss, pro, enterprise/],
  [['sandbox', '--fail', 'createRole:often'], /fail rule "createRole:often" cannot be read.*Example: /],
  [['sandbox', '--seed', join(folder, 'missing.json')], /seed file .*missing\.json cannot be read: ENOENT/],
  [['sandbox', '--token-file', join(folder, 'none')], /token file .*none cannot be read: ENOENT/],
  [['sandbox', '--token', 'a', '--token-file', 'b'], /give --token or --token-file, not both/],
  [['sandbox', '--token-file', file('two', 'canary\nlines')], /must hold one secret, on one line/],
  [['sandbox', '--log', join(folder, 'no', 'such', 'log')], /log file .* cannot be opened: ENOENT/],
])('refuses %j with one line and 2', async (args, reason) => {
  const { code, out, err } = await finish(launch(...args));
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(reason);
  expect(err).toMatch(/^unleash-admin: [^\n]+\n$/);
});

test('shows nothing that a terminal would act upon', async () => {
  const seed = file(
    'hostile.json',
    JSON.stringify({ groups: [{ name: 'x', users: ['\u001b[2Jno\u009b1mbody\u202e'] }] }),
  );
  const { code, err } = await finish(launch('sandbox', '--port', '0', '--seed', seed));
  expect({ code, err: JSON.stringify(err) }).toMatchObject({
    code: 2,
    err: expect.not.stringMatching(/[\x7f-\x9f\u202e]/),
  });
  const unknown = await finish(launch('sandb\u0007x\u202e'));
  expect(unknown.err).toBe("unleash-admin: unknown command 'sandbx' (Did you mean sandbox?)\n");
});

test.each([
  ['{', /is not JSON: /],
  ['{"users":[{"rootRole":"Viewer"}]}', /is wrong: users\[0\]: needs a username or an email/],
  [
    '{"groups":[{"name":"x","users":["nobody"]}]}',
    /cannot be applied: groups\[0\]\.users\[0\]: there is no user "nobody"/,
  ],
])('refuses the seed %s', async (content, reason) => {
  const { code, err } = await finish(launch('sandbox', '--port', '0', '--seed', file('wrong.json', content)));
  expect(code).toBe(2);
  expect(err).toMatch(reason);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
});

test('says that a port is taken', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const address = holder.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { code, err } = await finish(launch('sandbox', '--port', String(port)));
  holder.close();
  expect(code).toBe(2);
  expect(err).toBe(
    `unleash-admin: port ${port} is in use on 127.0.0.1: choose another with --port, or 0 for a free one\n`,
  );
});
