// Ephemeral tokens with the real terraform: what uses them has them, nothing stores them, and none outlives its run.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { patiently } from '../../workshop/patience.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { expectNothingPlanned, openStage } from '../../workshop/acceptance.ts';
import { type BuiltProvider, buildProvider, childrenOf } from '../../workshop/built-provider.ts';
import { provider as catalog } from '../../workshop/catalog.ts';
import { readExamples } from '../../workshop/examples.ts';

// Each test is several processes, which a busy machine runs slowly.
const living = ({ store }: Sandbox) => [...store.apiTokens.keys(), ...store.personalTokens.keys()].sort();
const types = (catalog().ephemeralResources ?? []).map(({ name }) => `unleash_${name}`);

test.each(types)('the example of %s applies, plans empty, and no token is left', async (type) => {
  const [example] = readExamples(`ephemeral-resources/${type}`);
  await using stage = await openStage({ main: example! });
  const before = living(stage.sandbox);
  await stage.workspace.apply();
  expect(living(stage.sandbox)).toEqual(before);
  await expectNothingPlanned(stage.workspace);
  expect(living(stage.sandbox)).toEqual(before);
});

const consumer = (command: string) => `
ephemeral "unleash_api_token" "run" {
  token_name  = "run"
  type        = "backend"
  environment = "development"
  projects    = ["default"]
}
resource "terraform_data" "consumer" {
  provisioner "local-exec" {
    command     = ${JSON.stringify(command)}
    environment = { UNLEASH_TOKEN = ephemeral.unleash_api_token.run.secret }
  }
}
`;

describe('with the provider as it is shipped', () => {
  let built: BuiltProvider;
  beforeAll(async () => {
    built = await buildProvider();
  });
  afterAll(() => built.dispose());

  async function begin(command: string) {
    const sandbox = await startSandbox();
    const workspace = built.open(sandbox, consumer(command));
    const before = living(sandbox);
    const close = async () => {
      workspace.dispose();
      await sandbox.stop();
    };
    return { sandbox, workspace, before, [Symbol.asyncDispose]: close };
  }

  test('what uses the token has it, and neither plan nor state nor output', async () => {
    await using run = await begin('printf %s "$UNLEASH_TOKEN" > seen');
    const { workspace, sandbox, before } = run;
    expect((await workspace.plan('-out=saved')).code).toBe(2);
    const { code, stdout, stderr } = await workspace.run('apply', '-input=false', 'saved');
    expect(code).toBe(0);
    const secret = workspace.read('seen');
    expect(secret).toMatch(/^default:development\./);
    expect(living(sandbox)).toEqual(before);
    const kept = readdirSync(workspace.dir).filter((file) => /saved|tfstate/.test(file));
    expect(kept.length).toBeGreaterThan(1);
    for (const file of kept) expect(readFileSync(join(workspace.dir, file), 'latin1')).not.toContain(secret);
    expect(stdout + stderr).not.toContain(secret);
  });

  test('no token is left when what uses it fails', async () => {
    await using run = await begin('exit 3');
    expect((await run.workspace.run('apply', '-input=false', '-auto-approve')).code).toBe(1);
    expect(living(run.sandbox)).toEqual(run.before);
  });

  test('no token is left when a person interrupts the run', async () => {
    await using run = await begin('touch started; sleep 600');
    const { child, outcome } = run.workspace.start('apply', '-input=false', '-auto-approve');
    await vi.waitUntil(() => existsSync(join(run.workspace.dir, 'started')), patiently);
    expect(living(run.sandbox)).toHaveLength(run.before.length + 1);
    process.kill(-child.pid!, 'SIGINT');
    expect((await outcome).code).toBe(1);
    expect(living(run.sandbox)).toEqual(run.before);
  });

  test('no token is left when Terraform is killed: the provider outlives it for that', async () => {
    await using run = await begin('touch started; exec sleep 600');
    const { child, outcome } = run.workspace.start('apply', '-input=false', '-auto-approve');
    await vi.waitUntil(() => existsSync(join(run.workspace.dir, 'started')), patiently);
    process.kill(child.pid!, 'SIGKILL');
    process.kill(-child.pid!, 'SIGINT');
    await outcome;
    await vi.waitUntil(() => living(run.sandbox).length === run.before.length, patiently);
  });

  test('a token whose provider is killed ends by itself within its minutes', async () => {
    await using run = await begin('touch started; exec sleep 600');
    const { child, outcome } = run.workspace.start('apply', '-input=false', '-auto-approve');
    await vi.waitUntil(() => existsSync(join(run.workspace.dir, 'started')), patiently);
    for (const pid of [...childrenOf(child.pid!), child.pid!]) process.kill(pid, 'SIGKILL');
    await outcome;
    const [token] = [...run.sandbox.store.apiTokens.values()].filter(({ secret }) => !run.before.includes(secret));
    const left = Date.parse(token!.expiresAt!) - Date.now();
    expect(left).toBeLessThanOrEqual(15 * 60_000);
  });
});
