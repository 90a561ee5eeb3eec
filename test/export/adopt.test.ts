// adopt: what nobody manages becomes one more file, beside and never over what is there.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAdminApi } from '../../src/admin-api/index.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { openStage, type Stage } from '../../workshop/acceptance.ts';
import { runCommand } from '../cli/in-memory-terminal.ts';

const main = `terraform {
  required_providers {
    unleash = { source = "unleash-admin/unleash" }
  }
}

resource "unleash_user" "team" {
  for_each  = toset(["ann"])
  email     = "\${each.key}@example.com"
  root_role = 3
}

resource "unleash_role" "developer" {
  name        = "Developer"
  type        = "custom"
  description = ""
  permissions = []
}
`;

let stage: Stage;
let empty: string;
beforeEach(async () => {
  empty = mkdtempSync(join(tmpdir(), 'adopt-'));
  stage = await openStage({ main });
  await stage.workspace.apply();
  const { url, token } = stage.sandbox;
  const api = createAdminApi({ url, token, env: {} });
  const [ann] = (await api.getUsers()).users.filter(({ email }) => email);
  await api.createRole({ body: { name: 'developer!', type: 'custom', description: '', permissions: [] } });
  await api.createGroup({ body: { name: 'On call', description: '', users: [{ user: { id: ann!.id } }] } });
});
afterEach(async () => {
  await stage[Symbol.asyncDispose]();
  rmSync(empty, { recursive: true, force: true });
});

const adopt = (args: readonly string[], around: Partial<Terminal> = {}) => {
  const { sandbox, workspace } = stage;
  const state = join(workspace.dir, 'terraform.tfstate');
  const env = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token };
  return runCommand(['adopt', ...args, '--dir', workspace.dir, '--state', state], { env, ...around });
};
const filesOf = () =>
  readdirSync(stage.workspace.dir)
    .filter((file) => file.endsWith('.tf'))
    .sort();

test('everything is written once, with references to what is managed and labels of its own, and plans imports alone', async () => {
  const dry = await adopt(['--all-unmanaged', '--dry-run']);
  expect(dry.err).toContain('+resource "unleash_group" "on_call" {');
  expect(filesOf()).toEqual(['main.tf']);
  const { code, out } = await adopt(['--all-unmanaged']);
  expect(code).toBe(0);
  expect(out).toContain('unleash_role.developer_');
  expect(filesOf()).toEqual(['adopted.tf', 'main.tf']);
  const text = readFileSync(join(stage.workspace.dir, 'adopted.tf'), 'utf8');
  expect(text).toContain('unleash_user.team["ann"].id');
  expect((await stage.workspace.run('fmt', '-check')).code).toBe(0);
  expect((await stage.workspace.apply()).stdout).toContain('3 imported, 0 added, 0 changed, 0 destroyed.');
  expect((await stage.workspace.plan()).code).toBe(0);
  expect((await adopt(['--all-unmanaged'])).err).toContain('Nothing is unmanaged.');
});

test('one of them is named by its address or by its id, and no file is written over', async () => {
  writeFileSync(join(stage.workspace.dir, 'adopted.tf'), '# mine\nresource "unleash_group" "on_call" {\n}\n');
  const { code, out } = await adopt(['unleash_group.1', '--yes']);
  expect(code).toBe(0);
  expect(out).toContain('unleash_group.on_call_1');
  expect(filesOf()).toEqual(['adopted-2.tf', 'adopted.tf', 'main.tf']);
  expect(readFileSync(join(stage.workspace.dir, 'adopted.tf'), 'utf8')).toMatch(/^# mine/);
});

test('what is not there is refused with the nearest name, and so is nothing', async () => {
  const wrong = await adopt(['unleash_group.on_cal']);
  expect(wrong).toMatchObject({ code: 2, out: '' });
  expect(wrong.err).toContain(
    'nothing unmanaged is called "unleash_group.on_cal". Did you mean "unleash_group.on_call"?',
  );
  const nothing = await adopt([]);
  expect(nothing).toMatchObject({ code: 2, out: '' });
  expect(nothing.err).toContain('say what to adopt');
});

test('a person is asked, and no means no', async () => {
  const asked: string[] = [];
  const answer = (is: boolean) => ({ ask: async (question: string) => asked.push(question) > 0 && is });
  const no = await adopt(['unleash_group.on_call'], answer(false));
  expect(no.err).toContain('1 object would be written');
  expect(filesOf()).toEqual(['main.tf']);
  expect(asked).toEqual(['Write 1 object to adopted.tf?']);
  await adopt(['unleash_group.on_call'], answer(true));
  expect(filesOf()).toEqual(['adopted.tf', 'main.tf']);
});
