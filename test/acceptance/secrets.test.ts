// Canaries in every sensitive place, whatever goes wrong: Terraform shows them nowhere but where it must keep them itself.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FailRule, type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { errorsIn, openStage, type Stage } from '../../workshop/acceptance.ts';
import { type BuiltProvider, buildProvider, childrenOf } from '../../workshop/built-provider.ts';
import { areCompiled } from '../../workshop/built-executables.ts';
import type { Outcome } from '../../workshop/terraform.ts';

// Each test is a dozen processes, which a busy machine runs slowly.
const token = '*:*.canary-token-7d1c';
const gateway = 'canary-gateway-"5b2e"';
const [first, second] = ['Canary-password-1\\9af0', 'Canary-password-2/e?6&'];
const canary = /canary/i;

/** Secrets come from variables, as Terraform quotes lines of configuration when something is wrong with them. */
const main = `
variable "password" {
  type      = string
  sensitive = true
}
variable "gateway" {
  type      = string
  sensitive = true
}
provider "unleash" {
  headers = { "X-Gateway" = var.gateway }
}
resource "unleash_user" "ada" {
  username  = "ada"
  root_role = 3
  password  = var.password
}
`;

/** A server that repeats everything it was sent. */
function echo(status: number, password = '', path?: string): FailRule['how'] {
  const message = `Got ${password} with ${token} and ${gateway}.`;
  return { status, body: { name: 'EchoError', message, details: [{ message, ...(path && { path }) }] } };
}

const faults = (password: string): FailRule['how'][] => [
  echo(500, password),
  echo(400, password, '/body/password'),
  echo(401, password),
  echo(403, password),
  'reset-before',
  'html',
];

interface Told {
  readonly stage: Stage;
  /** Everything that Terraform has written to the terminal. */
  readonly terminal: string[];
  /** Everything that the provider has logged, at every level. */
  readonly log: string[];
  run(password: string, ...args: string[]): Promise<Outcome>;
}

async function tell(): Promise<Told> {
  const [terminal, log]: string[][] = [[], []];
  const stage = await openStage({ main, sandbox: { token }, log: (line) => log!.push(line) });
  const run = async (password: string, ...args: string[]) => {
    stage.workspace.write('terraform.tfvars.json', JSON.stringify({ password, gateway }));
    const outcome = await stage.workspace.run(...args);
    terminal!.push(outcome.stdout, outcome.stderr);
    return outcome;
  };
  return { stage, terminal: terminal!, log: log!, run };
}

/** Where in a piece of JSON the canaries are. */
function places(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return canary.test(value) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => places(member, path === '' ? key : `${path}.${key}`));
}

test('terminal and provider log are clean through failing and working creates and password changes', async () => {
  const { stage, terminal, log, run } = await tell();
  await using _ = stage;
  const { sandbox } = stage;
  for (const how of faults(first)) {
    sandbox.fail({ operation: 'createUser', how, times: 'always' });
    expect(errorsIn(await run(first, 'apply', '-auto-approve'))).toHaveLength(1);
    sandbox.clearFailures();
  }
  expect(await run(first, 'apply', '-auto-approve')).toMatchObject({ code: 0, stderr: '' });
  for (const how of faults(second)) {
    sandbox.fail({ operation: 'changeUserPassword', how, times: 'always' });
    const [error] = errorsIn(await run(second, 'apply', '-auto-approve'));
    // It is the password that could not be changed; Terraform hides no line, so the configuration must.
    expect(error).toContain('password = var.password');
    sandbox.clearFailures();
  }
  expect(await run(second, 'apply', '-auto-approve')).toMatchObject({ code: 0, stderr: '' });
  sandbox.fail({ operation: 'getUser', how: echo(500), times: 'always' });
  expect(errorsIn(await run(second, 'plan'))).toHaveLength(1);
  sandbox.clearFailures();
  await run(second, 'destroy', '-auto-approve');

  expect(log.filter((line) => line.includes('changeUserPassword')).length).toBeGreaterThan(0);
  expect(log.join('').match(/"password":"\*\*\*"/g)?.length).toBeGreaterThan(0);
  expect(log.filter((line) => canary.test(line))).toEqual([]);
  expect(terminal.filter((text) => canary.test(text))).toEqual([]);
});

test('plan and state hold the password for Terraform alone, marked as sensitive, and no other secret', async () => {
  const { stage, run } = await tell();
  await using _ = stage;
  const { workspace } = stage;
  const shown = async (file: string): Promise<unknown> =>
    JSON.parse((await workspace.run('show', '-json', file)).stdout);
  await run(first, 'plan', '-out=create.tfplan');
  const plan = await shown('create.tfplan');
  expect(places(plan).sort()).toEqual([
    'planned_values.root_module.resources.0.values.password',
    'resource_changes.0.change.after.password',
    'variables.gateway.value',
    'variables.password.value',
  ]);
  expect(plan).toMatchObject({ resource_changes: [{ change: { after_sensitive: { password: true } } }] });
  expect((await workspace.run('show', 'create.tfplan')).stdout).toMatch(/password += \(sensitive value\)/);

  await run(first, 'apply', 'create.tfplan');
  const state = JSON.parse(workspace.read('terraform.tfstate'));
  expect(places(state)).toEqual(['resources.0.instances.0.attributes.password']);
  const kept: { private?: string } = state.resources[0].instances[0];
  expect(Buffer.from(kept.private ?? '', 'base64').toString()).not.toMatch(canary);

  await run(second, 'plan', '-out=update.tfplan');
  const { stdout } = await workspace.run('show', 'update.tfplan');
  expect(stdout).toMatch(/password += \(sensitive value\)/);
  expect(stdout).not.toMatch(canary);
});

let provider: BuiltProvider;
beforeAll(async () => {
  provider = await buildProvider();
});
afterAll(() => provider.dispose());

const secrets = { TF_VAR_password: first, TF_VAR_gateway: gateway };

test('what Terraform traces of the built provider is clean', async () => {
  await using sandbox = await disposable(startSandbox({ token }));
  const workspace = provider.open(sandbox, main, {
    ...secrets,
    TF_LOG: 'trace',
    TF_LOG_PROVIDER: 'trace',
    TF_LOG_PATH: 'trace.log',
  });
  sandbox.fail({ operation: 'createUser', how: echo(500, first) });
  const failed = await workspace.run('apply', '-auto-approve');
  expect(errorsIn(failed)).toHaveLength(1);
  const applied = await workspace.run('apply', '-auto-approve');
  expect(applied.code).toBe(0);
  const lines = workspace.read('trace.log').split('\n');
  expect(lines.filter((line) => line.includes('admin API request') && line.includes('createUser'))).toHaveLength(2);
  expect(lines.filter((line) => canary.test(line))).toEqual([]);
  expect(`${failed.stdout}${failed.stderr}${applied.stdout}`).not.toMatch(canary);
  workspace.dispose();
});

/** Put into the process by a variable for Node, which a self-contained one does not obey. */
const crashes = areCompiled
  ? []
  : [
      ['an exception that nobody caught', "throw new Error('made to crash')"],
      ['a rejection that nobody handled', "Promise.reject(new Error('made to crash'))"],
    ];

test.each(crashes)(
  'a provider that crashes by %s while it holds secrets leaves none in what Terraform shows of it',
  async (_, fault) => {
    let crash = () => {};
    await using sandbox = await disposable(
      startSandbox({ token, log: ({ operation }) => operation === 'createUser' && crash() }),
    );
    sandbox.fail({ operation: 'createUser', how: 'hang' });
    const workspace = provider.open(sandbox, main, {
      ...secrets,
      TF_LOG: 'trace',
      TF_LOG_PATH: 'trace.log',
      NODE_OPTIONS: '--require=./crash.cjs',
    });
    workspace.write('crash.cjs', `process.on('SIGUSR2', () => { ${fault}; });\n`);
    const { child, outcome } = workspace.start('apply', '-auto-approve');
    crash = () => {
      for (const pid of childrenOf(child.pid!)) process.kill(pid, 'SIGUSR2');
    };
    const { stdout, stderr, code } = await outcome;
    // Which of the two Terraform says depends on how far its connection had closed.
    expect([code, stderr]).toEqual([1, expect.stringMatching(/Plugin did not respond|Request cancelled/)]);
    const trace = workspace.read('trace.log');
    expect(trace).toContain('made to crash');
    expect(trace.split('\n').filter((line) => canary.test(line))).toEqual([]);
    expect(stdout + stderr).not.toMatch(canary);
    workspace.dispose();
  },
);

test('the log file of the sandbox command holds no secret, not even those in addresses', async () => {
  const file = join(provider.dist, 'sandbox.log');
  const args = ['sandbox', '--port', '0', '--token', token, '--log', file];
  const child = spawn(join(provider.dist, 'unleash-admin'), args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await (async () => {
    for await (const text of createInterface({ input: child.stdout })) return [text];
    return [];
  })();
  const { url } = JSON.parse(line ?? '{}') as { url: string };
  const workspace = provider.open({ url, token }, main, secrets);
  await workspace.apply();
  const headers = { authorization: token, 'content-type': 'application/json' };
  await fetch(`${url}/api/admin/api-tokens/${encodeURIComponent(token)}`, { method: 'DELETE', headers });
  child.kill();
  await new Promise((resolve) => child.once('exit', resolve));
  expect(readFileSync(file, 'utf8')).toMatch(/"DELETE","path":"\/api\/admin\/api-tokens\/\*\*\*"/);
  expect(readFileSync(file, 'utf8')).not.toMatch(canary);
  workspace.dispose();
});

async function disposable(starting: Promise<Sandbox>): Promise<Sandbox & AsyncDisposable> {
  const sandbox = await starting;
  return { ...sandbox, [Symbol.asyncDispose]: () => sandbox.stop() };
}
