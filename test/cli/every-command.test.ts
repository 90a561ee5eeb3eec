// The laws of commands: what holds for each of them, whatever it does.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../src/admin-api/clock.ts';
import { mayConnect } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/generated/commands.ts';
import { groups } from '../../src/cli/groups.ts';
import { formatsOf, optionsOf } from '../../src/cli/standard-options.ts';
import { parseSeed, type Sandbox, type Seed, startSandbox } from '../../src/sandbox/index.ts';
import { builtExecutables } from '../../workshop/built-executables.ts';
import { patiently } from '../../workshop/patience.ts';
import { freePort } from '../support/free-port.ts';
import { spread } from '../support/size.ts';
import { filesRead, openCalls, paid } from './calls.ts';
import { type Outcome, runCommand } from './in-memory-terminal.ts';
import { record } from './recorded-page.ts';
import { slug } from './schema-of.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const seed: Seed = parseSeed(JSON.parse(read('examples/commands/instance.json')));
const flagOf = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

let sandbox: Sandbox;
const { calls, folder, remove } = await openCalls();
const loaded = await Promise.all(commands.map(async ({ name, load }) => ({ name, command: await load() })));
const done = spread(commands, { quick: 10 }).map(({ name }) => name);
const asking = loaded.filter(({ command }) => mayConnect(command));
const environment = () => ({ UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token });

beforeAll(async () => {
  sandbox = await startSandbox({ seed });
  const headers = { authorization: sandbox.token, 'content-type': 'application/json' };
  const post = (path: string, body: object) =>
    fetch(`${sandbox.url}/api/admin/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  await post('tag-types', { name: 'team', icon: '' });
  const link = { name: 'invite', expiresAt: '2099-01-01T00:00:00.000Z' };
  expect((await post('invite-link/tokens', link)).status).toBe(201);
});
afterAll(async () => {
  await sandbox.stop();
  remove();
});

test('each command is called here, has its page and its schema, and nothing else has; each group has commands', () => {
  const names = commands.map(({ name }) => name);
  expect(names).toEqual(Object.keys(calls));
  expect(readdirSync(join(root, 'docs/commands')).sort()).toEqual(names.map((name) => `${slug(name)}.md`).sort());
  const schemas = [...names.map(slug), ...Object.keys(filesRead)];
  expect(readdirSync(join(root, 'docs/schemas')).sort()).toEqual(schemas.map((name) => `${name}.json`).sort());
  const folders = names.map((name) => name.split(' ')[1] && name.split(' ')[0]).filter((group) => group !== undefined);
  expect(Object.keys(groups)).toEqual([...new Set(folders)]);
  for (const [group, { byDefault }] of Object.entries(groups))
    if (byDefault !== undefined) expect(names).toContain(`${group} ${byDefault}`);
});

describe.each(loaded)('$name', ({ name, command }) => {
  test('its help and the list of commands fit 80 columns, and end with 0', async () => {
    const words = name.split(' ');
    const [first = name] = words;
    for (const args of [[...words, '--help'], ['help', first], [first, '--help'], ['--help'], []]) {
      const { code, out, err } = await runCommand(args, { columns: 200 });
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
      const isAsked = words.every((word) => args.includes(word));
      expect(out).toContain(isAsked ? `Usage: unleash-admin ${name}` : words[args.includes(first) ? 1 : 0]);
    }
  });

  test('declares no option that comes with what it is, and shows an example of itself', () => {
    const { options } = command;
    const standard = Object.keys(optionsOf({ ...command, options: {} }));
    // What it writes beside its result may have a format of its own.
    expect(standard.filter((option) => option in options && option !== 'format')).toEqual([]);
    expect(command.examples.length).toBeGreaterThan(0);
    expect(command.examples.filter((example) => !example.startsWith(`${name}`))).toEqual([]);
  });

  test('its page names each argument and option, and each option that it names exists', () => {
    const page = read(`docs/commands/${slug(name)}.md`);
    const flags = Object.keys(optionsOf(command)).map(flagOf);
    for (const text of [...flags, ...Object.keys(command.arguments).map((argument) => `<${argument}>`)])
      expect(page).toContain(`| \`${text}`);
    const named = [...page.matchAll(/^\| `(--[a-z-]+)/gm)].map(([, flag]) => flag!);
    expect(named.sort()).toEqual(flags.sort());
  });

  if (done.includes(name)) pageIsDone(name);

  test('a wrong option is refused with the nearest one, and 2', async () => {
    const [flag] = Object.keys(optionsOf(command)).map(flagOf);
    const wrong = `${flag!.slice(0, -1)}x`;
    const { code, out, err } = await runCommand([...calls[name]!, wrong]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^unleash-admin: unknown option '[^\n]+ \(Did you mean [^\n]*--[a-z-]+\?\)\n$/);
  });

  test('a wrong value is refused with the option, and 2', async () => {
    for (const [option, { placeholder }] of Object.entries(optionsOf(command))) {
      if (!['<number>', '<ms>', '<day>', '<time>', '<format>', '<edition>'].includes(placeholder ?? '')) continue;
      const { code, err } = await runCommand([...calls[name]!, flagOf(option), 'wrong\u001b[2J']);
      expect(code).toBe(2);
      expect(err).toMatch(/^unleash-admin: option '--[a-z-]+ <[a-z]+>' argument 'wrong' is invalid\. \P{Cc}+\n$/u);
    }
  });
});

/** Nothing can be read there, nor made. */
const nowhere = '/dev/null/nowhere';

describe.each(loaded)('$name', ({ name, command }) => {
  const options = Object.entries(optionsOf(command));
  const files = options.filter(([, { placeholder }]) => /^<(file|folder|path)>$/.test(placeholder ?? ''));
  if (files.length > 0)
    test('a file or folder that cannot be used is one sentence that names it', async () => {
      for (const [option] of files) {
        const args = [...calls[name]!, flagOf(option), nowhere];
        const { code, err } = await runCommand(args, { env: environment() });
        expect([1, 2]).toContain(code);
        expect(err).toMatch(/^(unleash-admin: begins after \d+\.\n)?unleash-admin: [^\n]+\n$/);
        // Or what it goes with is missing.
        expect(err).toMatch(new RegExp(`${flagOf(option)}\\b|/dev/null/|/nowhere`));
      }
    });

  if ('from' in command.options && 'to' in command.options)
    test('a time that ends before it begins is refused', async () => {
      const args = [...calls[name]!, '--from', '2027-02-01', '--to', '2027-01-31'];
      const { code, out, err } = await runCommand(args, { env: environment() });
      expect({ code, out, err }).toEqual({
        code: 2,
        out: '',
        err: 'unleash-admin: --to must end after --from begins\n',
      });
    });
});

describe.each(asking)('$name', ({ name, command }) => {
  const call = calls[name]!;
  const printed = 'format' in command.options ? (['table'] as const) : formatsOf(command);
  /** The call in each format, carried out once for all that is asked of them. */
  let byFormat: ReadonlyMap<string, Outcome>;
  beforeAll(async () => {
    const outcomes = new Map<string, Outcome>();
    for (const format of printed) {
      const args = printed.length > 1 ? [...call, '--format', format] : call;
      outcomes.set(format, await runCommand(args, { env: environment() }));
    }
    byFormat = outcomes;
  });

  if (command.output) answersInEachFormat(() => byFormat);

  test('shows no secret, in any format, and not when it fails', async () => {
    const secrets = [sandbox.token, ...sandbox.store.signupTokens.keys()];
    expect(secrets.length).toBeGreaterThan(1);
    const file = join(folder, 'token');
    writeFileSync(file, '*:*.canary-of-the-file\n');
    for (const { out, err } of byFormat.values()) for (const secret of secrets) expect(out + err).not.toContain(secret);
    const refused = await runCommand([...call, '--token-file', file], { env: environment() });
    expect(refused).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining(`The token comes from the file ${file}.`),
    });
    expect(refused.err).not.toContain('canary');
  });

  test.each([
    ['no address', {}, [], 2, /give --url, or set the environment variable UNLEASH_URL/],
    ['no token', { UNLEASH_URL: 'http://127.0.0.1:1' }, [], 2, /give --token-file, or set the .* UNLEASH_AUTH_TOKEN/],
    ['an address that is none', { UNLEASH_AUTH_TOKEN: 'x' }, ['--url', 'unleash'], 2, /cannot start: .*unleash/],
    ['no network', { UNLEASH_AUTH_TOKEN: 'x' }, ['--url', 'http://127.0.0.1:1'], 1, /could not reach Unleash/],
    [
      'a file without token',
      { UNLEASH_URL: 'http://127.0.0.1:1' },
      ['--token-file', '/dev/null'],
      2,
      /must hold one secret/,
    ],
  ])('%s is one sentence and no stack', async (_, env, args, code, message) => {
    // How long it waits before it asks again is held elsewhere.
    const sleep = vi.spyOn(systemClock, 'sleep').mockResolvedValue();
    const outcome = await runCommand([...call, ...args], { env });
    sleep.mockRestore();
    expect(outcome).toMatchObject({ code, out: '', err: expect.stringMatching(/^unleash-admin: [^\n]+\n$/) });
    expect(outcome.err).toMatch(message);
  });

  test('ends at an interrupt', async () => {
    const ending = new AbortController();
    const hanging = await startHanging();
    const env = { UNLEASH_URL: hanging.url, UNLEASH_AUTH_TOKEN: hanging.token };
    const outcome = runCommand(call, { env, signal: ending.signal });
    await vi.waitUntil(() => hanging.requests.length > 0, patiently);
    ending.abort();
    const interrupted = command.output ? { code: 1, err: 'unleash-admin: interrupted\n' } : { code: 0, err: '' };
    expect(await outcome).toEqual({ out: '', ...interrupted });
    await hanging.stop();
  });

  test('a wrong token and another edition are one sentence', async () => {
    const wrong = await runCommand(call, { env: { ...environment(), UNLEASH_AUTH_TOKEN: 'wrong' } });
    expect(wrong).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^unleash-admin: .* does not accept the token [^\n]+\n$/),
    });
    const small = await startSandbox({ edition: 'oss' });
    const env = { UNLEASH_URL: small.url, UNLEASH_AUTH_TOKEN: small.token };
    // The open-source edition has no other project.
    const { code, err } = await runCommand(
      calls[name]!.map((word) => (word === 'shop' ? 'default' : word)),
      { env },
    );
    await small.stop();
    if (!paid.includes(name)) expect([0, 3]).toContain(code);
    else
      expect({ code, err }).toEqual({
        code: 1,
        err: expect.stringMatching(/^unleash-admin: this Unleash cannot answer: [^\n]+\n$/),
      });
  });
});

/** A full run does what each page says, a quick one what some of them say. */
function pageIsDone(name: string): void {
  test('its page is what happens when it is done', async () => {
    const own = mkdtempSync(join(folder, 'page-'));
    const fresh = await startSandbox({ seed });
    try {
      const env = { UNLEASH_URL: fresh.url, UNLEASH_AUTH_TOKEN: fresh.token };
      const page = await record(read(`docs/commands/${slug(name)}.md`), { folder: own, env, port: await freePort() });
      expect(page).not.toContain(fresh.token);
      await expect(page).toMatchFileSnapshot(join(root, `docs/commands/${slug(name)}.md`));
    } finally {
      await fresh.stop();
    }
  });
}

/** What answers with data, and does not serve. */
function answersInEachFormat(outcomes: () => ReadonlyMap<string, Outcome>): void {
  test('each format prints a line for each row, and the rest to standard error', () => {
    const lines = new Map<string, number>();
    for (const [format, { out, err }] of outcomes()) {
      lines.set(format, out.trimEnd().split('\n').length);
      expect(err).toMatch(/\.\n$/);
    }
    const rows = lines.get('table')! - 1;
    expect(rows).toBeGreaterThan(1);
    const wanted = { table: rows + 1, ndjson: rows, csv: rows + 1, markdown: rows + 2 };
    expect(Object.fromEntries([...lines].filter(([format]) => format in wanted))).toEqual(
      Object.fromEntries(Object.entries(wanted).filter(([format]) => lines.has(format))),
    );
  });
}

describe('as a program', () => {
  /** One for each way to be connected: that is what could keep a process alive. */
  const ways = new Map(
    loaded
      // What neither asks an instance nor serves is done at once.
      .filter(({ command }) => mayConnect(command) || !command.output)
      .map(({ name, command }) => [`${command.needs.join()} ${command.output !== undefined}`, name]),
  );

  test.each([...ways.values()])('%s ends at an interrupt, and leaves no process', async (name) => {
    const { command } = loaded.find((one) => one.name === name)!;
    const hanging = await startHanging();
    const program = join(await builtExecutables(), 'unleash-admin');
    const env = { ...process.env, UNLEASH_URL: hanging.url, UNLEASH_AUTH_TOKEN: hanging.token };
    const child = spawn(program, calls[name]!, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const isAsking = async () => {
      while (hanging.requests.length === 0 && child.exitCode === null)
        await new Promise((done) => setTimeout(done, 20));
    };
    await (mayConnect(command) ? isAsking() : once(child.stdout, 'data'));
    child.kill('SIGINT');
    const [code, signal] = await once(child, 'close');
    await hanging.stop();
    expect({ code, signal, err }).toEqual(
      command.output
        ? { code: 1, signal: null, err: 'unleash-admin: interrupted\n' }
        : { code: 0, signal: null, err: '' },
    );
  });
});

const startHanging = () => startSandbox({ seed, fail: [{ method: '*', path: '/**', how: 'hang', times: 'always' }] });
