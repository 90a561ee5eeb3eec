// What drift finds besides changed attributes, what is left out of it and why, and what it never shows.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createAdminApi } from '../../src/admin-api/index.ts';
import { startWorld, type World } from '../../workshop/catalog.ts';
import { stateFileOf } from '../../workshop/state-file.ts';
import { runCommand } from './in-memory-terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'drift-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** Rows of the table as texts, and how it ended. */
async function drift({ sandbox, core }: World, ...args: string[]) {
  const file = write('state.tfstate', stateFileOf(core));
  const env = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token };
  const states = args.includes('--state') ? [] : ['--state', file];
  const json = args.includes('--format') ? [] : ['--json'];
  const outcome = await runCommand(['drift', ...states, ...json, ...args], { env, cwd: folder });
  const isJson = outcome.code !== 2 && (json.length > 0 || args.includes('json'));
  const data = isJson ? JSON.parse(outcome.out) : undefined;
  const brief = (found: string) =>
    (data?.[found] ?? []).map(({ type, id, path, by }: Found) =>
      [type.replace('unleash_', ''), id, path, by].filter(Boolean).join(' '),
    );
  return {
    ...outcome,
    data,
    changed: brief('changed'),
    missing: brief('missing'),
    unmanaged: brief('unmanaged'),
    ignored: brief('ignored'),
  };
}
interface Found {
  readonly type: string;
  readonly id: string;
  readonly path: string | null;
  readonly by: string | null;
}

const as = ({ sandbox }: World, name: string) => {
  const token = sandbox.createToken({ role: 'Admin' });
  Object.assign([...sandbox.store.accounts.values()].at(-1)!, { email: name });
  return createAdminApi({ url: sandbox.url, token, fetch: sandbox.fetch });
};

const team = `
  resource "unleash_project" "shop" {
    id   = "shop"
    name = "Shop"
  }
  resource "unleash_user" "ann" {
    email     = "ann@example.com"
    root_role = 3
    password  = "Analytical-Engine-1843"
  }
  resource "unleash_project_member" "ann" {
    project = unleash_project.shop.id
    member  = "user:\${unleash_user.ann.id}"
    roles   = [5]
  }
  resource "unleash_environment" "staging" {
    name = "staging"
    type = "preproduction"
  }
  resource "unleash_project_environment" "staging" {
    project_id       = unleash_project.shop.id
    environment_name = unleash_environment.staging.name
  }`;

test('what is gone is missing, by whoever took it, with what was inside', async () => {
  await using world = await startWorld();
  await world.core.apply(team);
  const eve = as(world, 'eve@example.com');
  await eve.removeEnvironment({ name: 'staging' });
  await eve.deleteUser({ id: 2 });
  const { code, missing, changed, data } = await drift(world);
  expect({ code, changed }).toEqual({ code: 3, changed: [] });
  expect(missing.sort()).toEqual([
    'environment staging eve@example.com',
    'project_environment shop:staging eve@example.com',
    'project_member shop:user:2 eve@example.com',
    'user 2 eve@example.com',
  ]);
  expect(data.unchanged).toBe(1);
});

test('what nobody manages is unmanaged, by whoever made it; what comes with Unleash is not, and the first admin is', async () => {
  await using world = await startWorld();
  await world.core.apply(team);
  const before = await drift(world);
  expect(before).toMatchObject({ code: 0, unmanaged: ['user 1'] });
  const eve = as(world, 'eve@example.com');
  await eve.createTagType({ body: { name: 'team', icon: '' } });
  await eve.setCors({ body: { frontendApiOrigins: ['https://shop.example.com'] } });
  await eve.createProjectApiToken({
    projectId: 'shop',
    body: { tokenName: 'ci', type: 'client', environment: 'development' },
  });
  const after = await drift(world);
  expect(after).toMatchObject({ code: 0, changed: [], missing: [] });
  expect(after.unmanaged).toEqual([
    'api_token development:ci eve@example.com',
    'cors_origin https://shop.example.com eve@example.com',
    'tag_type team eve@example.com',
    'user 1',
    'user 3',
  ]);
  expect((await drift(world, '--strict')).code).toBe(3);
});

test.each([
  [
    'project_access',
    `resource "unleash_project_access" "x" {\n project = "default"\n roles = [{ role = 4, users = [1], groups = [] }]\n}`,
  ],
  [
    'project_member',
    `resource "unleash_project_member" "x" {\n project = "default"\n member = "user:1"\n roles = [4]\n}`,
  ],
  [
    'project_role_binding',
    `resource "unleash_project_role_binding" "x" {\n project = "default"\n role = 4\n users = [1]\n groups = []\n}`,
  ],
  ['cors', `resource "unleash_cors" "x" {\n origins = ["https://a.example.com"]\n}`],
  ['cors_origin', `resource "unleash_cors_origin" "x" {\n origin = "https://a.example.com"\n}`],
  [
    'project_environment',
    `resource "unleash_project_environment" "x" {\n project_id = "default"\n environment_name = "production"\n required_approvals = 2\n}`,
  ],
  [
    'change_request_settings',
    `resource "unleash_change_request_settings" "x" {\n project = "default"\n environment = "production"\n enabled = true\n}`,
  ],
  [
    'project_api_token',
    `resource "unleash_project_api_token" "x" {\n project = "default"\n environment = "production"\n type = "client"\n token_name = "ci"\n}`,
  ],
])('what %s manages is unmanaged by no other type', async (_, block) => {
  await using world = await startWorld();
  world.sandbox.store.settings.frontendApiOrigins = [];
  await world.core.apply(block);
  expect(await drift(world)).toMatchObject({ code: 0, unmanaged: ['user 1'] });
  world.core.state.clear();
  const { unmanaged } = await drift(world);
  expect(unmanaged).toHaveLength(2);
});

test('rules leave out what is meant, and are found themselves when they are of no use', async () => {
  await using world = await startWorld();
  await world.core.apply(team);
  const eve = as(world, 'eve@example.com');
  await eve.updateProject({ projectId: 'shop', body: { name: 'Shop [*]', description: 'x' } });
  const ignore = (...rules: object[]) => ['--ignore', write('ignore.json', JSON.stringify({ rules }))];
  const reason = 'meant';
  const all = await drift(
    world,
    ...ignore({ type: 'unleash_proj*', id: 'shop', attribute: '*', reason }, { found: 'unmanaged', name: '*', reason }),
  );
  expect(all).toMatchObject({ code: 0, changed: [], unmanaged: [] });
  expect(all.ignored).toEqual([
    'project shop name eve@example.com',
    'project shop description eve@example.com',
    'user 1',
    'user 3',
  ]);
  const past = await drift(
    world,
    ...ignore({ id: 'shop', reason, expires: '2020-01-01' }, { type: 'unleash_user', id: 's.op', reason }),
  );
  expect(past.changed).toHaveLength(2);
  expect(past.data.rules.map(({ rule, problem }: { rule: number; problem: string }) => `${rule} ${problem}`)).toEqual([
    '1 expired',
    '2 unused',
  ]);
});

test.each([
  ['{', /^unleash-admin: the ignore file \S+ is not JSON: /],
  ['[]', /is wrong: it must be an object with a list "rules"\n$/],
  ['{"rules":[{"id":"x"}]}', /is wrong: rule 1 must have a "reason"\n$/],
  ['{"rules":[{"reason":"x"}]}', /rule 1 would ignore everything: give it one of found, type, /],
  ['{"rules":[{"reason":"x","typ":"y"}]}', /rule 1 has the unknown key "typ". Did you mean "type"\?\n$/],
  ['{"rules":[{"reason":"x","id":"y","expires":"soon"}]}', /must have a day such as 2027-01-31 as "expires"\n$/],
  ['{"rules":[{"reason":"x","found":"new"}]}', /must have one of changed, missing, unmanaged as "found"\n$/],
])('the ignore file %s is refused', async (text, message) => {
  await using world = await startWorld();
  const { code, err } = await drift(world, '--ignore', write('ignore.json', text));
  expect(code).toBe(2);
  expect(err).toMatch(message);
});

test('a baseline and a day leave out what was known before', async () => {
  await using world = await startWorld();
  await world.core.apply(team);
  const eve = as(world, 'eve@example.com');
  await eve.updateProject({ projectId: 'shop', body: { name: 'Other' } });
  const { out } = await drift(world);
  const baseline = ['--baseline', write('baseline.json', out)];
  expect(await drift(world, ...baseline)).toMatchObject({ code: 0, changed: [], unmanaged: [], data: { old: 3 } });
  await eve.updateProject({ projectId: 'shop', body: { name: 'Another' } });
  expect(await drift(world, ...baseline)).toMatchObject({ code: 3, changed: ['project shop name eve@example.com'] });
  expect(await drift(world, '--since', '2999-01-01')).toMatchObject({ code: 0, changed: [] });
  expect((await drift(world, '--baseline', write('wrong.json', '{"changed":1}'))).err).toMatch(
    /must be what drift --json printed before\n$/,
  );
});

test('a secret is never shown, nor what the configuration made one', async () => {
  await using world = await startWorld();
  await world.core.apply(`
    resource "unleash_integration" "hook" {
      type       = "webhook"
      events     = ["feature-created"]
      parameters = { url = "https://hook.example.com/canary-one", bodyTemplate = "canary-two" }
    }
    ${team}`);
  const addon = [...world.sandbox.store.addons.values()].at(-1)!;
  Object.assign(addon.parameters, { bodyTemplate: 'canary-three' });
  world.sandbox.store.accounts.get(2)!.name = 'canary-four';
  const text = stateFileOf(world.core).replaceAll('"name": null', '"name": "canary-five"');
  const marked = text.replaceAll(
    '"sensitive_attributes": []',
    '"sensitive_attributes": [[{"type":"get_attr","value":"name"}]]',
  );
  const file = write('marked.tfstate', marked);
  for (const format of ['json', 'table', 'csv', 'markdown', 'ndjson', 'sarif', 'junit', 'github']) {
    const { out, err, changed } = await drift(world, '--state', file, '--format', format);
    if (format === 'github') expect(out).toContain('name of ann@example.com is another secret value');
    if (format === 'json') expect(changed).toEqual(['integration 1 parameters', 'user 2 name']);
    expect(out + err).not.toMatch(/canary|Analytical/);
  }
});

test('objects of several instances are compared one alias at a time', async () => {
  await using world = await startWorld();
  await world.core.apply(team);
  const document = JSON.parse(stateFileOf(world.core));
  document.resources[0].provider += '.staging';
  const file = write('aliases.tfstate', JSON.stringify(document));
  expect((await drift(world, '--state', file)).err).toMatch(
    /^unleash-admin: the state belongs to several instances: choose a provider with --alias\. There are "staging", the one without alias\n$/,
  );
  expect((await drift(world, '--state', file, '--alias', 'staging')).data.managed).toBe(1);
  expect((await drift(world, '--state', file, '--alias', 'x')).code).toBe(2);
});

test('what cannot be looked at is a finding', async () => {
  await using world = await startWorld();
  await world.core.apply(team);
  world.sandbox.fail({ method: 'GET', path: '/api/admin/environments**', how: { status: 403 }, times: 'always' });
  const { code, data } = await drift(world);
  expect(code).toBe(3);
  const addresses = data.unseen.map(({ address }: { address: string }) => address).sort();
  expect(addresses).toEqual(['unleash_environment.staging', 'unleash_project_environment.staging']);
  expect(data.hidden.map(({ type }: { type: string }) => type)).toContain('unleash_environment');
});

test('without a state it asks the terraform of the folder', async () => {
  await using world = await startWorld();
  await world.core.apply(team);
  const shown = write('shown.json', stateFileOf(world.core));
  write('terraform', `#!/bin/sh\n[ "$*" = "show -json -no-color" ] && exec cat ${shown}\n`);
  chmodSync(join(folder, 'terraform'), 0o755);
  const env = { UNLEASH_URL: world.sandbox.url, UNLEASH_AUTH_TOKEN: world.sandbox.token };
  const run = (PATH: string) => runCommand(['drift'], { env: { ...env, PATH }, cwd: folder });
  expect(await run(`${folder}:/bin:/usr/bin`)).toMatchObject({
    code: 0,
    err: expect.stringContaining('5 objects in state: 0 changed'),
  });
  expect(await run('/nowhere')).toMatchObject({ code: 2, err: expect.stringMatching(/no terraform on the PATH/) });
  writeFileSync(join(folder, 'terraform'), '#!/bin/sh\necho "{\\"format_version\\":\\"1.0\\"}"\n');
  expect(await run(`${folder}:/bin:/usr/bin`)).toMatchObject({
    ...{
      code: 2,
      out: '',
      err: expect.stringMatching(/^unleash-admin: terraform has no object of Unleash in the state/),
    },
  });
  writeFileSync(join(folder, 'terraform'), '#!/bin/sh\necho "Error: No configuration files" >&2\nexit 1\n');
  expect(await run(`${folder}:/bin:/usr/bin`)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/give --state or --plan: Error: No configuration files\n$/),
  });
  expect(readFileSync(shown, 'utf8')).toContain('unleash_user');
});
