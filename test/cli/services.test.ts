// Commands that serve until they are told to end: what they print says what their schemas say.
import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { parseSeed, startSandbox } from '../../src/sandbox/index.ts';
import { openCalls } from './calls.ts';
import { runCommand } from './in-memory-terminal.ts';
import { schemaOf } from './schema-of.ts';

const { calls, remove } = await openCalls();
afterAll(remove);

test('the first line of the sandbox says what its schema says', async () => {
  const ending = new AbortController();
  const lines: string[] = [];
  const out = (line: string) => {
    lines.push(line);
    ending.abort();
  };
  await runCommand(calls.sandbox!, { out, signal: ending.signal });
  const valid = schemaOf('sandbox');
  valid(JSON.parse(lines[0]!));
  expect(valid.errors ?? []).toEqual([]);
});

test('each line of events watch says what its schema says', async () => {
  const instance = readFileSync(new URL('../../examples/commands/instance.json', import.meta.url), 'utf8');
  const sandbox = await startSandbox({ seed: parseSeed(JSON.parse(instance)) });
  const env = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token };
  const { code, out } = await runCommand(calls['events watch']!, { env });
  const signedIn = await runCommand([...calls['events watch']!, '--logins'], { env });
  await sandbox.stop();
  const lines = out.trimEnd().split('\n');
  const logins = signedIn.out.trimEnd().split('\n');
  expect(logins.map((line) => JSON.parse(line))).toMatchObject([
    { user: 'bob@example.com', by: 'oidc', failure: null },
    { user: 'eve@example.com', failure: expect.stringContaining('password') },
  ]);
  const valid = schemaOf('events-watch');
  for (const line of [...lines, ...logins]) {
    valid(JSON.parse(line));
    expect(valid.errors ?? []).toEqual([]);
  }
  expect({ code, count: lines.length }).toEqual({ code: 0, count: sandbox.store.events.length });
});
