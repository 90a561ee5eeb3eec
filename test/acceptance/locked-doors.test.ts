// The last person who is Admin and the last way to sign in with the real terraform, also in a plan that was saved.
import { expect, test } from 'vitest';
import { openStage } from '../../workshop/acceptance.ts';

/** On a fresh instance the person with the number 1 is the only Admin. */
const first = (root_role: number, more = '') => `
import {
  to = unleash_user.admin
  id = "1"
}
resource "unleash_user" "admin" {
  root_role = ${root_role}
  ${more}
}
`;
const robots = `
resource "unleash_service_account" "robot" {
  username  = "robot"
  name      = "Robot"
  root_role = 3
}
resource "unleash_group" "admins" {
  name      = "Admins"
  root_role = 1
  users     = [unleash_service_account.robot.id]
}
`;
const person = `
resource "unleash_user" "ada" {
  email     = "ada@example.com"
  root_role = 1
}
`;

/** Terraform breaks lines where they are long. */
const oneLine = ({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }) =>
  `${stdout}${stderr}`.replace(/[\s│]+/g, ' ');

test('a group whose one member is a service account does not replace the last Admin', async () => {
  const main = robots + first(3, 'username = "admin"\n  depends_on = [unleash_group.admins]');
  await using stage = await openStage({ main });
  const { workspace, sandbox } = stage;
  const plan = await workspace.plan();
  expect(plan.code).toBe(2);
  expect(oneLine(plan)).toContain('Warning: Takes Admin from the last person who has it now');
  const apply = await workspace.run('apply', '-input=false', '-auto-approve');
  expect(apply.code).toBe(1);
  expect(oneLine(apply)).toContain('Nobody would be Admin any more');
  expect(sandbox.store.accounts.get(1)?.rootRole).toBe(1);
});

test('a person of the same run does, in whatever order Terraform comes to them', async () => {
  await using stage = await openStage({ main: first(3, 'username = "admin"') + person });
  await stage.workspace.apply();
  expect(stage.sandbox.store.accounts.get(1)?.rootRole).toBe(3);
  expect((await stage.workspace.plan()).code).toBe(0);
});

test('a saved plan is not applied once the other Admin has gone', async () => {
  await using stage = await openStage({ main: person });
  const { workspace, sandbox } = stage;
  await workspace.apply();
  stage.configure(person + first(3, 'username = "admin"'));
  expect((await workspace.plan('-out=saved.tfplan')).code).toBe(2);
  for (const { id, isService } of sandbox.store.accounts.values())
    if (id !== 1 && !isService) sandbox.store.accounts.delete(id);
  const apply = await workspace.run('apply', '-input=false', 'saved.tfplan');
  expect(apply.code).toBe(1);
  expect(oneLine(apply)).toContain('Nobody would be Admin any more');
  expect(sandbox.store.accounts.get(1)?.rootRole).toBe(1);
});

test('a person who was imported stays the same where the configuration leaves their username out', async () => {
  const imported = `import {\n  to = unleash_user.ada\n  id = "2"\n}\n${person}`;
  await using stage = await openStage({ main: imported });
  const { workspace, sandbox } = stage;
  const headers = { authorization: sandbox.token, 'content-type': 'application/json' };
  const body = JSON.stringify({ username: 'ada', email: 'ada@example.com', rootRole: 1 });
  await sandbox.fetch(new Request(`${sandbox.url}/api/admin/user-admin`, { method: 'POST', headers, body }));
  expect(oneLine(await workspace.plan())).toContain('1 to import, 0 to add, 0 to change, 0 to destroy');
  await workspace.apply();
  expect(sandbox.store.accounts.get(2)?.username).toBe('ada');
  expect((await workspace.plan()).code).toBe(0);
});

test('password login is not turned off while it is the only way that works', async () => {
  const main = `
    resource "unleash_oidc" "this" {
      enabled      = true
      discover_url = "https://id.example.com/.well-known/openid-configuration"
      client_id    = " "
      secret       = "s3cret"
    }
    resource "unleash_password_login" "this" {
      enabled    = false
      depends_on = [unleash_oidc.this]
    }`;
  await using stage = await openStage({ main });
  const apply = await stage.workspace.run('apply', '-input=false', '-auto-approve');
  expect(apply.code).toBe(1);
  expect(oneLine(apply)).toContain('Nobody could sign in any more');
  expect(stage.sandbox.store.settings.passwordLoginDisabled).toBe(false);
});
