// What commands answer as JSON is what their schemas say, in whatever way they are called.
import { mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/generated/commands.ts';
import { parseSeed, type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { example, openCalls } from './calls.ts';
import { runCommand } from './in-memory-terminal.ts';
import { modes, placeIn } from './modes.ts';

/** Options that no answer has another shape for: the first would wait for years. */
const notAsked = ['requests schedule --wait'];

const loaded = await Promise.all(commands.map(async ({ name, load }) => ({ name, command: await load() })));
const answering = loaded.filter(({ command }) => command.output);

let sandbox: Sandbox;
const { calls, folder, remove } = await openCalls();
beforeAll(async () => {
  sandbox = await startSandbox({ seed: parseSeed(JSON.parse(readFileSync(example('instance.json'), 'utf8'))) });
});
afterAll(async () => {
  await sandbox.stop();
  remove();
});

describe.each(answering)('$name', ({ name, command: { options } }) => {
  test('as JSON it says what its schema says, with each of its options', async () => {
    const cwd = mkdtempSync(join(folder, 'mode-'));
    symlinkSync(fileURLToPath(new URL('../../examples', import.meta.url)), join(cwd, 'examples'));
    const around = {
      cwd,
      program: join(cwd, 'program/unleash-admin'),
      env: { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token },
    };
    const place = placeIn(cwd, async (...args) => (await runCommand(args, around)).out);
    place.keep('program/terraform-provider-unleash', 'what is installed from beside the program');
    // How the laws of commands call it is held there.
    const given = new Set(calls[name]);
    for (const mode of modes[name] ?? []) {
      const args = typeof mode === 'function' ? await mode(place) : mode;
      for (const arg of args) given.add(arg);
      const { code, err } = await runCommand([...args, '--json'], around);
      expect({ args, code, err }).toEqual({ args, code: expect.toBeOneOf([0, 3]), err: expect.any(String) });
    }
    const flags = Object.keys(options).map(
      (option) => `--${option.replace(/[A-Z]/g, (one) => `-${one.toLowerCase()}`)}`,
    );
    expect(flags.filter((flag) => !given.has(flag) && !notAsked.includes(`${name} ${flag}`))).toEqual([]);
  });
});
