// Actions with a terraform that has them: asked for by a person, triggered by a resource, refused, interrupted.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SandboxOptions } from '../../src/sandbox/index.ts';
import { openStage } from '../../workshop/acceptance.ts';
import { provider } from '../../workshop/catalog.ts';
import { readExamples } from '../../workshop/examples.ts';
import { newerTerraform } from '../../workshop/newer-terraform.ts';
import { spread } from '../support/size.ts';

const newer = newerTerraform();
const types = (provider().actions ?? []).map(({ name }) => `unleash_${name}`);

// Each test is several processes, which a busy machine runs slowly.
const seed: SandboxOptions['seed'] = {
  sendsEmail: true,
  users: [{ email: 'eve@example.com', token: 'user:eve', rootRole: 'Admin' }],
  changeRequests: [
    { project: 'default', environment: 'production', createdBy: 'eve@example.com' },
    { project: 'default', environment: 'production', createdBy: 'eve@example.com', state: 'Approved' },
  ],
};

const open = (main: string, sandbox: SandboxOptions = { seed }, token?: string) =>
  openStage({
    main,
    sandbox,
    terraformEnv: { ...newer?.env, TF_VAR_change_request: '1' },
    ...(token !== undefined && { env: () => ({ UNLEASH_AUTH_TOKEN: token }) }),
  });

const apply = (...args: readonly string[]) => ['apply', '-input=false', '-auto-approve', '-no-color', ...args];
const plain = (text: string) => text.replace(/\s*[│╷╵]\s*/g, ' ').replace(/\s+/g, ' ');

describe.skipIf(!newer)('the example of', () => {
  test.each(spread(types, { quick: 1 }))('%s runs', async (type) => {
    const [example] = readExamples(`actions/${type}`);
    await using stage = await open(example!);
    const { workspace, sandbox } = stage;
    if (/apply|schedule/.test(type)) workspace.write('terraform.tfvars', 'change_request = 2\n');
    const applied = await workspace.run(...apply());
    expect(applied.code, applied.stderr).toBe(0);
    const [, name] = new RegExp(`^action "${type}" "(\\w+)"`, 'm').exec(example!) ?? [];
    const before = sandbox.requests.length;
    const { code, stdout, stderr } = await workspace.run(...apply(`-invoke=action.${type}.${name}`));
    expect(sandbox.requests.slice(before).length).toBeGreaterThan(0);
    // Unleash mails one link a minute, and the example has just had one mailed.
    if (type === 'unleash_reset_password') return expect(plain(stderr)).toContain(`Cannot invoke ${type}`);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain(`action.${type}.${name}`);
  });
});

describe.skipIf(!newer)('an action', () => {
  test('is triggered by a resource, after it is there and after each change', async () => {
    const [example] = readExamples('actions/unleash_end_sessions');
    await using stage = await open(example!);
    const { workspace, sandbox } = stage;
    const asked = () => sandbox.requests.filter(({ operation }) => /Password/.test(operation ?? '')).length;
    await workspace.run(...apply());
    expect(asked()).toBe(0);
    stage.configure(example!.replace('root_role = 3', 'root_role = 2'));
    const { code, stdout } = await workspace.run(...apply());
    expect(code).toBe(0);
    expect(asked()).toBe(2);
    expect(stdout).toMatch(/ada@example\.com is signed out everywhere/);
    expect(stdout).toMatch(/A link is on its way to ada@example\.com/);
  });

  test('never approves what the account of Terraform has made: the plan refuses it', async () => {
    const [example] = readExamples('actions/unleash_approve_change_request');
    await using stage = await open(example!, { seed }, 'user:eve');
    const { code, stderr } = await stage.workspace.run(
      ...apply('-invoke=action.unleash_approve_change_request.checked'),
    );
    expect(code).toBe(1);
    expect(plain(stderr)).toContain('was made by eve@example.com, whose token this is');
    expect(stage.sandbox.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
  });

  test('says which edition it needs', async () => {
    const [example] = readExamples('actions/unleash_rotate_scim_token');
    await using stage = await open(example!, { edition: 'oss' });
    const { code, stderr } = await stage.workspace.run(
      ...apply('-invoke=action.unleash_rotate_scim_token.identity_provider'),
    );
    expect(code).toBe(1);
    expect(plain(stderr)).toContain('unleash_rotate_scim_token needs the Enterprise edition of Unleash');
  });

  test('hands a new SCIM token over in a file for its owner alone, and nowhere else', async () => {
    const [example] = readExamples('actions/unleash_rotate_scim_token');
    await using stage = await open(example!);
    const { workspace, sandbox } = stage;
    const invoke = () => workspace.run(...apply('-invoke=action.unleash_rotate_scim_token.identity_provider'));
    const { code, stdout, stderr } = await invoke();
    expect(code).toBe(0);
    const file = join(workspace.dir, 'scim-token');
    const token = readFileSync(file, 'utf8');
    expect(sandbox.store.settings.scim.token).toBe(token);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(stdout + stderr).not.toContain(token);
    const again = await invoke();
    expect(again.code).toBe(1);
    expect(plain(again.stderr)).toContain('it exists, and what is in it is not to be lost');
    expect(sandbox.store.settings.scim.token).toBe(token);
  });
});

test('an older terraform reads the schema with the actions in it', async () => {
  await using stage = await openStage({ main: 'provider "unleash" {}\n' });
  const { code, stdout } = await stage.workspace.run('providers', 'schema', '-json');
  expect(code).toBe(0);
  expect(Object.keys(JSON.parse(stdout).provider_schemas)).toHaveLength(1);
});
