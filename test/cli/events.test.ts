// unleash-admin events: every filter reaches the server, a type that nobody knows is told, and a reader may stop early.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { builtExecutables } from '../../workshop/built-executables.ts';
import { runCommand } from './in-memory-terminal.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());
const env = () => ({ UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token });

test('asks the server for what its options say', async () => {
  const filters = [
    '--type',
    'role-updated',
    '--type',
    'role-created',
    '--project',
    'shop',
    '--environment',
    'production',
  ];
  const args = ['events', ...filters, '--by', '7', '--from', '2027-01-01', '--to', '2027-01-31', '--limit', '5'];
  expect(await runCommand(args, { env: env() })).toEqual({ code: 0, out: '', err: '0 events.\n' });
  const { searchParams } = new URL(sandbox.requests.at(-1)!.path, sandbox.url);
  expect(Object.fromEntries(searchParams)).toEqual({
    ...{ type: 'IS_ANY_OF:role-updated,role-created', project: 'IS:shop', environment: 'IS:production' },
    ...{ createdBy: 'IS:7', from: 'IS:2027-01-01', to: 'IS:2027-01-31', limit: '5', offset: '0' },
  });
});

test('proposes the type that was meant', async () => {
  const { code, err } = await runCommand(['events', '--type', 'rol-updated'], { env: env() });
  expect(code).toBe(0);
  expect(err).toBe('0 events.\nNo event type "rol-updated" is known here. Did you mean "role-updated"?\n');
});

test('ends without a complaint when its reader has read enough', async () => {
  const headers = { authorization: sandbox.token, 'content-type': 'application/json' };
  const body = JSON.stringify({ name: 'team', icon: '' });
  await fetch(`${sandbox.url}/api/admin/tag-types`, { method: 'POST', headers, body });
  const [event] = sandbox.store.events;
  for (let id = 1; id <= 5000; id += 1) sandbox.store.events.push({ ...event!, id: 1000 + id });
  const program = `'${await builtExecutables()}/unleash-admin'`;
  const child = spawn('bash', ['-c', `set -o pipefail; ${program} events --limit 100000 --format ndjson | head -1`], {
    env: { ...process.env, ...env() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    texts.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    texts.err += chunk;
  });
  const [code] = await once(child, 'close');
  expect(texts.out.trim().split('\n')).toHaveLength(1);
  expect({ code, err: texts.err.replace(/^\d+ events\.\n/, '') }).toEqual({ code: 0, err: '' });
});
