// What an export makes of an instance is the instance: made anew elsewhere from the configuration, it is exported the same.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from '../../provider/index.ts';
import { createAdminApi } from '../../src/admin-api/index.ts';
import { exportInstance } from '../../src/export/index.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { openStage } from '../../workshop/acceptance.ts';
import { readExamples } from '../../workshop/examples.ts';
import { pending } from '../support/laws/index.ts';
import { generateInstance } from './generated-instance.ts';
import { textIn } from './flattened.ts';
import { open, takeOver } from './take-over.ts';

const root = mkdtempSync(join(tmpdir(), 'round-trip-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let empty: Sandbox;
beforeEach(async () => {
  empty = await startSandbox();
});
afterEach(() => empty.stop());

const apiOf = ({ url, token, fetch }: Sandbox) => createAdminApi({ url, token, fetch, env: {} });
const exportTo = async (name: string, sandbox: Sandbox, token = sandbox.token) => {
  const folder = join(root, name);
  const api = createAdminApi({ url: sandbox.url, token, fetch: sandbox.fetch, env: {} });
  const exported = await exportInstance(connect('0.1.0', api, token), { folder, format: 'hcl', byIdentity: false });
  return { folder, exported };
};
/** Without the import blocks, in which the numbers of the instance stand. */
const configurationIn = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.tf') && file !== 'imports.tf')
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  );

test('a scenario, applied and exported, makes an instance whose own export is identical', async () => {
  const [scenario] = readExamples('scenarios/team-project');
  await using stage = await openStage({ main: scenario! });
  await stage.workspace.apply();
  const first = await exportTo('scenario', stage.sandbox);
  const text = textIn(first.folder);
  expect(text).toMatch(/role += unleash_role.developer.id/);
  expect(text).toContain('unleash_user.ada_example_com.id');
  const made = await open(first.folder, empty);
  // What everybody has is made by nobody: the first admin is there already.
  const admin = made.blocks.find(({ body }) => body.username === 'admin')!;
  await made.core.import(admin.address, '1');
  const failed = (await made.apply()).filter(({ diagnostics }) =>
    diagnostics.some(({ severity }) => severity === 'error'),
  );
  expect(failed).toEqual([]);
  const second = await exportTo('scenario-again', empty);
  expect(configurationIn(second.folder)).toEqual(configurationIn(first.folder));
});

test('one click changes one line, and a new name no label', async () => {
  const { sandbox, api } = await generateInstance(3, 3);
  try {
    await api.createUser({ body: { email: 'ann@example.com', name: 'Ann', rootRole: 3 } });
    const before = await exportTo('clicked', sandbox);
    const lines = textIn(before.folder).split('\n');
    const { users } = await api.getUsers();
    const person = users.find(({ email }) => email === 'ann@example.com')!;
    await api.updateUser({ id: `${person.id}`, body: { name: 'Another Name' } });
    const after = await exportTo('clicked', sandbox);
    const changed = textIn(after.folder).split('\n');
    expect(changed.length - lines.length).toBeLessThanOrEqual(1);
    expect(changed.filter((line) => !lines.includes(line))).toEqual(['  name      = "Another Name"']);
    expect(after.exported.files.filter(({ status }) => status === 'written').map(({ path }) => path)).toEqual([
      'users-and-groups.tf',
    ]);
  } finally {
    await sandbox.stop();
  }
});

test('the account whose token made the export is in it, and nothing is taken from it', async () => {
  const api = apiOf(empty);
  const { id } = await api.createServiceAccount({ body: { username: 'terraform', name: 'Terraform', rootRole: 1 } });
  const body = { description: 'ci', expiresAt: '2099-01-31T00:00:00.000Z' };
  const { secret = '' } = await api.createServiceAccountToken({ id, body });
  const { folder, exported } = await exportTo('own', empty, secret);
  expect(exported.objects.map(({ address }) => address)).toEqual(
    expect.arrayContaining([
      'unleash_service_account.terraform',
      expect.stringContaining('unleash_service_account_token.'),
    ]),
  );
  expect(textIn(folder)).not.toContain(secret);
  const taken = await takeOver(folder, { ...empty, token: secret });
  expect(pending(await taken.plan())).toEqual([]);
  expect(pending(await taken.apply())).toEqual([]);
});

test('single sign-on that is on is taken over, and nobody has to give its secrets', async () => {
  const api = apiOf(empty);
  const oidc = { discoverUrl: 'https://id.example.com/.well-known', clientId: 'unleash', secret: 'canary-oidc' };
  await api.setOidcSettings({ body: { enabled: true, ...oidc } });
  const saml = { entityId: 'unleash', signOnUrl: 'https://id.example.com', certificate: 'x' };
  await api.setSamlSettings({ body: { enabled: true, ...saml, spCertificate: 'canary-saml' } });
  const { folder, exported } = await exportTo('sign-in', empty);
  const addresses = exported.objects.map(({ address }) => address);
  expect(addresses).toEqual(expect.arrayContaining(['unleash_oidc.this', 'unleash_saml.this']));
  expect(textIn(folder)).not.toContain('canary');
  const before = empty.snapshot();
  const taken = await takeOver(folder, empty);
  expect(await taken.core.validate(taken.blocks)).toEqual([]);
  expect(pending(await taken.plan())).toEqual([]);
  expect(pending(await taken.apply())).toEqual([]);
  expect(empty.snapshot()).toEqual(before);
});

test('an edition that has less is exported as far as it goes, and the rest is told', async () => {
  const small = await startSandbox({ edition: 'oss' });
  try {
    const { folder, exported } = await exportTo('small', small);
    expect(exported.hidden.map(({ typeName }) => typeName)).toContain('unleash_group');
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toMatch(/## What could not be read[^#]*unleash\\?_group/);
    expect(pending(await (await takeOver(folder, small)).plan())).toEqual([]);
  } finally {
    await small.stop();
  }
});

test('members that an identity provider keeps are left to it', async () => {
  const { sandbox, api } = await generateInstance(5, 2);
  try {
    const everybody = (await api.getUsers()).users.map(({ id }) => ({ user: { id } }));
    const body = { name: 'Kept', description: '', mappingsSSO: ['everybody'], rootRole: null, users: everybody };
    const { id } = await api.createGroup({ body });
    const { folder } = await exportTo('kept', sandbox);
    expect(textIn(folder)).toMatch(
      /"kept" \{\n {2}name = "Kept"\n {2}mappings_sso = \[\n {4}"everybody",\n {2}\]\n\n {2}lifecycle \{/,
    );
    const taken = await takeOver(folder, sandbox);
    expect(pending(await taken.plan())).toEqual([]);
    await api.updateGroup({ groupId: String(id), body: { ...body, users: everybody.slice(1) } });
    expect(pending(await taken.plan())).toEqual([]);
  } finally {
    await sandbox.stop();
  }
});
