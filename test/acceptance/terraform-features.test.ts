// What people do with Terraform beyond plan and apply: each of it works on our resources.
import { expect, test } from 'vitest';
import { addressesIn, expectNothingPlanned, openStage, plannedChanges, type Stage } from '../../workshop/acceptance.ts';

const group = (name: string, more = '') => `resource "unleash_group" "team" {\n  name = "${name}"\n${more}}\n`;
const groupNames = ({ sandbox }: Stage) => [...sandbox.store.groups.values()].map(({ name }) => name).sort();
const actions = async ({ workspace }: Stage) =>
  (await plannedChanges(workspace)).map(({ address, change }) => [address, ...change.actions]);

test('references to what does not exist yet are planned as unknown and applied in order', async () => {
  const main = `
resource "unleash_user" "ada" {
  email     = "ada@example.com"
  root_role = tonumber(unleash_role.reader.id)
}
resource "unleash_role" "reader" {
  name        = "Reader of roles"
  type        = "root-custom"
  description = "Reads who may do what"
  permissions = [{ name = "READ_ROLE" }]
}
resource "unleash_group" "team" {
  name        = "Team of \${unleash_user.ada.id}"
  description = "Users: \${unleash_user.ada.id}"
  users       = [unleash_user.ada.id]
}
`;
  await using stage = await openStage({ main });
  const { workspace, sandbox } = stage;
  await workspace.apply();
  await expectNothingPlanned(workspace);
  const [ada] = [...sandbox.store.accounts.values()].filter(({ email }) => email === 'ada@example.com');
  expect(groupNames(stage)).toEqual([`Team of ${ada?.id}`]);
});

test('a permission that is not known before apply is checked when it is', async () => {
  const main = `
resource "terraform_data" "name" {
  input = "CREATE_FEATURE"
}
resource "unleash_role" "builder" {
  name        = "Builder"
  type        = "custom"
  description = "Builds"
  permissions = [{ name = terraform_data.name.output }]
}
`;
  await using stage = await openStage({ main });
  await stage.workspace.apply();
  await expectNothingPlanned(stage.workspace);
});

test('for_each makes one object a key, and a key that goes takes its object alone', async () => {
  const main = (keys: string[]) => `
resource "unleash_user" "all" {
  for_each  = toset(${JSON.stringify(keys)})
  username  = each.key
  root_role = 3
}
`;
  await using stage = await openStage({ main: main(['ada', 'grace', 'edsger']) });
  const usernames = () => [...stage.sandbox.store.accounts.values()].map(({ username }) => username).sort();
  await stage.workspace.apply();
  expect(usernames()).toEqual(['ada', 'admin', 'edsger', 'grace']);
  stage.configure(main(['ada', 'edsger']));
  expect(await actions(stage)).toEqual([['unleash_user.all["grace"]', 'delete']]);
  await stage.workspace.apply();
  expect(usernames()).toEqual(['ada', 'admin', 'edsger']);
});

test('a moved block renames without touching the object', async () => {
  await using stage = await openStage({ main: group('Team') });
  await stage.workspace.apply();
  stage.configure(
    'resource "unleash_group" "crew" {\n  name = "Team"\n}\nmoved {\n  from = unleash_group.team\n  to   = unleash_group.crew\n}\n',
  );
  expect(await actions(stage)).toEqual([]);
  await stage.workspace.apply();
  expect(addressesIn(stage.workspace)).toEqual(['unleash_group.crew']);
  expect([...stage.sandbox.store.groups.keys()]).toEqual([1]);
});

test('-replace makes a new object for the old one', async () => {
  await using stage = await openStage({ main: group('Team') });
  await stage.workspace.apply();
  await stage.workspace.apply('-replace=unleash_group.team');
  expect([...stage.sandbox.store.groups.keys()]).toEqual([2]);
  await expectNothingPlanned(stage.workspace);
});

test('-target applies one resource and leaves the others for later', async () => {
  await using stage = await openStage({
    main: `${group('Team')}resource "unleash_group" "other" {\n  name = "Other"\n}\n`,
  });
  await stage.workspace.apply('-target=unleash_group.team');
  expect(groupNames(stage)).toEqual(['Team']);
  await stage.workspace.apply();
  expect(groupNames(stage)).toEqual(['Other', 'Team']);
});

test('create_before_destroy has both for a moment, and one in the end', async () => {
  const project = (id: string) => `
resource "unleash_project" "checkout" {
  id   = "${id}"
  name = "Checkout"
  lifecycle {
    create_before_destroy = true
  }
}
`;
  await using stage = await openStage({ main: project('checkout') });
  const { workspace, sandbox } = stage;
  await workspace.apply();
  stage.configure(project('payment'));
  expect(await actions(stage)).toEqual([['unleash_project.checkout', 'create', 'delete']]);
  await workspace.apply();
  const writes = sandbox.requests.filter(({ method }) => method !== 'GET').map(({ operation }) => operation);
  expect(writes.slice(-2)).toEqual(['createProject', 'deleteProject']);
  expect([...sandbox.store.projects.keys()].sort()).toEqual(['default', 'payment']);
  await expectNothingPlanned(workspace);
});

test('ignore_changes leaves to others what they change', async () => {
  await using stage = await openStage({
    main: group('Team', '  description = "Ours"\n  lifecycle {\n    ignore_changes = [description, users]\n  }\n'),
  });
  const { workspace, sandbox } = stage;
  await workspace.apply();
  sandbox.store.groups.get(1)!.description = 'Theirs';
  await expectNothingPlanned(workspace);
  stage.configure(workspace.read('main.tf').replace('"Team"', '"Crew"'));
  await workspace.apply();
  expect(sandbox.store.groups.get(1)).toMatchObject({ name: 'Crew', description: 'Theirs' });
});

test('import blocks take over what exists, changing only what differs', async () => {
  await using stage = await openStage({ main: group('Team', '  description = "Ours"\n') });
  const { workspace, sandbox } = stage;
  await workspace.apply();
  await workspace.run('state', 'rm', 'unleash_group.team');
  const imports = 'import {\n  to = unleash_group.team\n  id = "1"\n}\n';
  stage.configure(`${imports}${group('Team', '  description = "Ours now"\n')}`);
  expect(await actions(stage)).toEqual([['unleash_group.team', 'update']]);
  expect((await workspace.apply()).stdout).toContain('1 imported, 0 added, 1 changed, 0 destroyed');
  expect([...sandbox.store.groups.values()]).toMatchObject([{ id: 1, description: 'Ours now' }]);
  await expectNothingPlanned(workspace);
});

test('configuration generated for an import block plans empty', async () => {
  await using stage = await openStage({ main: group('Team', '  description = "Ours"\n  mappings_sso = ["a", "b"]\n') });
  const { workspace } = stage;
  await workspace.apply();
  await workspace.run('state', 'rm', 'unleash_group.team');
  stage.configure('import {\n  to = unleash_group.team\n  id = "1"\n}\n');
  const { code, stdout, stderr } = await workspace.plan('-generate-config-out=generated.tf');
  expect([code, stderr], stdout).toEqual([2, '']);
  expect(workspace.read('generated.tf')).toMatch(/description += "Ours"/);
  expect((await workspace.apply()).stdout).toContain('1 imported, 0 added, 0 changed, 0 destroyed');
  await expectNothingPlanned(workspace);
});

test('a removed block forgets without deleting', async () => {
  await using stage = await openStage({ main: group('Team') });
  await stage.workspace.apply();
  stage.configure('removed {\n  from = unleash_group.team\n  lifecycle {\n    destroy = false\n  }\n}\n');
  await stage.workspace.apply();
  expect(addressesIn(stage.workspace)).toEqual([]);
  expect(groupNames(stage)).toEqual(['Team']);
});

test('a saved plan is applied as it was saved, and refused once state has moved on', async () => {
  await using stage = await openStage({ main: group('Team') });
  const { workspace } = stage;
  await workspace.plan('-out=first.tfplan');
  await workspace.plan('-out=second.tfplan');
  expect(await workspace.run('apply', 'first.tfplan')).toMatchObject({ code: 0, stderr: '' });
  const second = await workspace.run('apply', 'second.tfplan');
  expect([second.code, second.stderr]).toEqual([1, expect.stringContaining('Saved plan is stale')]);
  expect(groupNames(stage)).toEqual(['Team']);
});

test('state rm and import change nothing', async () => {
  await using stage = await openStage({ main: group('Team', '  description = "Ours"\n') });
  const { workspace, sandbox } = stage;
  await workspace.apply();
  const [before, requests] = [sandbox.snapshot(), sandbox.requests.length];
  await workspace.run('state', 'rm', 'unleash_group.team');
  await workspace.importResource('unleash_group.team', '1');
  await expectNothingPlanned(workspace);
  expect(sandbox.snapshot()).toEqual(before);
  expect(sandbox.requests.slice(requests).every(({ method }) => method === 'GET')).toBe(true);
});

test('many objects at once: each is created once, however many Terraform asks for in parallel', async () => {
  const main = `resource "unleash_group" "all" {\n  count = 40\n  name  = "Team \${count.index}"\n}\n`;
  await using stage = await openStage({ main });
  await stage.workspace.apply('-parallelism=20');
  expect(new Set(groupNames(stage)).size).toBe(40);
  await expectNothingPlanned(stage.workspace, '-parallelism=20');
  await stage.workspace.destroy('-parallelism=20');
  expect(groupNames(stage)).toEqual([]);
});
