// SARIF before a validator that is not ours: what policy and drift print is valid, on lines and without.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseSeed, startSandbox } from '../../src/sandbox/index.ts';
import { sarifValidator } from '../../workshop/sarif-multitool.ts';
import { runCommand } from './in-memory-terminal.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const plan = ['policy', '--plan', 'examples/commands/policy/plan.json'];

const calls = {
  plan: [...plan, '--dir', 'examples/commands/policy'],
  instance: ['policy'],
  drift: ['drift', '--state', 'examples/commands/terraform.tfstate'],
  nothing: [...plan, '--only', 'scim'],
};

test('SARIF is valid to others', async () => {
  const validate = await sarifValidator();
  if (!validate) return;
  const seed = parseSeed(JSON.parse(readFileSync(`${root}examples/commands/instance.json`, 'utf8')));
  const sandbox = await startSandbox({ seed });
  const env = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token };
  const documents = await Promise.all(
    Object.entries(calls).map(async ([name, args]) => {
      const { out } = await runCommand([...args, '--format', 'sarif'], { env, cwd: root });
      return [name, out] as const;
    }),
  );
  await sandbox.stop();
  const wrong = '{"version":"2.1.0","runs":[{}]}';
  expect(validate({ ...Object.fromEntries(documents), wrong })).toEqual({
    plan: [],
    // What is on a server has no line.
    instance: ['warning SARIF2017'],
    drift: ['warning SARIF2017'],
    nothing: [],
    wrong: expect.arrayContaining([expect.stringMatching(/^error /)]),
  });
});
