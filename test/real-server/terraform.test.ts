// The real terraform against a real server: the whole life of what the open-source edition has.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { address, connect, unleashProvider } from '../../provider/index.ts';
import { createAdminApi } from '../../src/admin-api/index.ts';
import { exportInstance } from '../../src/export/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { type Reattach, serveReattach } from '../../src/terraform/serve.ts';
import { fastClock } from '../../workshop/catalog.ts';
import { createWorkspace, type Workspace } from '../../workshop/terraform.ts';
import { sharedUnleashServer, type UnleashServer } from '../../workshop/unleash-server.ts';
import { callsTo } from './open-place.ts';

// A real server hashes passwords, which takes its time on a busy machine.
let server: UnleashServer;
let reattach: Reattach;
let workspace: Workspace;

beforeAll(async () => {
  server = await sharedUnleashServer();
  const env = { UNLEASH_URL: server.url, UNLEASH_AUTH_TOKEN: server.token };
  const provider = unleashProvider('0.0.0-test', { env, log: () => {}, onWait: () => {}, clock: fastClock() });
  reattach = await serveReattach({ handlers: providerHandlers(provider), address });
  workspace = createWorkspace({ files: { 'versions.tf': versions }, env: reattach.env });
});
afterAll(async () => {
  workspace?.dispose();
  await reattach?.close();
});

const versions = `terraform {\n  required_providers {\n    unleash = { source = "${address.split('/').slice(1).join('/')}" }\n  }\n}\n`;
const configuration = (name: string, origin: string) => `
resource "unleash_user" "ada" {
  username  = "ada"
  email     = "Ada@Example.com"
  name      = "${name}"
  password  = "Analytical-Engine-1843"
  root_role = 3
}

resource "unleash_cors" "this" {
  origins = ["${origin}"]
}

data "unleash_user" "ada" {
  email      = "ada@example.com"
  depends_on = [unleash_user.ada]
}
`;

interface Plan {
  resource_drift?: { address: string; change: { before: Record<string, unknown>; after: Record<string, unknown> } }[];
  resource_changes: { address: string; change: { actions: string[] } }[];
}

test('plan, apply, empty plan, change, drift, loss, import and destroy', async () => {
  const call = callsTo(server);
  const users = async () => (await call('GET', '/user-admin')).users as { id: number; name?: string }[];
  const origins = async () => (await call('GET', '/ui-config')).frontendApiOrigins;

  workspace.write('main.tf', configuration('Ada Lovelace', 'https://app.example.com'));
  expect((await workspace.plan()).code).toBe(2);
  expect((await workspace.apply()).stdout).toContain('2 added, 0 changed, 0 destroyed');
  expect((await workspace.plan()).code).toBe(0);
  expect((await workspace.plan('-refresh-only')).code).toBe(0);
  const [{ id } = { id: 0 }] = (await users()).filter(({ name }) => name === 'Ada Lovelace');
  expect(await origins()).toEqual(['https://app.example.com']);

  workspace.write('main.tf', configuration('Ada King', 'https://shop.example.com'));
  expect((await workspace.apply()).stdout).toContain('0 added, 2 changed, 0 destroyed');
  expect(await users()).toContainEqual(expect.objectContaining({ id, name: 'Ada King' }));

  await call('PUT', `/user-admin/${id}`, { name: 'Somebody', rootRole: 2 });
  await call('POST', '/ui-config/cors', { frontendApiOrigins: ['*'] });
  const { resource_drift: drift = [] } = await workspace.showPlanJson<Plan>();
  const changed = drift.flatMap(({ address, change: { before, after } }) =>
    Object.keys(after)
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => `${address}.${name}`),
  );
  expect(changed.sort()).toEqual(['unleash_cors.this.origins', 'unleash_user.ada.name', 'unleash_user.ada.root_role']);
  await workspace.apply();
  expect((await workspace.plan()).code).toBe(0);

  await call('DELETE', `/user-admin/${id}`);
  const { resource_changes: changes } = await workspace.showPlanJson<Plan>();
  expect(changes.find(({ address }) => address === 'unleash_user.ada')?.change.actions).toEqual(['create']);
  await workspace.apply();
  const [{ id: newId } = { id: 0 }] = (await users()).filter(({ name }) => name === 'Ada King');

  await workspace.run('state', 'rm', 'unleash_user.ada', 'unleash_cors.this');
  await workspace.importResource('unleash_user.ada', String(newId));
  await workspace.importResource('unleash_cors.this', 'cors');
  // What Unleash never gives back is not imported: the password is set once more, and then all is as configured.
  await workspace.apply();
  expect((await workspace.plan()).code).toBe(0);
  expect(await users()).toHaveLength(2);

  const destroyed = await workspace.destroy();
  expect(destroyed.stdout).toContain('2 destroyed');
  expect(destroyed.stdout).toContain('stays as it is');
  expect(await users()).toHaveLength(1);
});

test('a segment that a strategy uses stays, and the error says where it is used', async () => {
  const call = callsTo(server);
  const features = '/projects/default/features';
  workspace.write('main.tf', 'resource "unleash_segment" "s" {\n  name        = "Used"\n  constraints = []\n}\n');
  await workspace.apply();
  const [{ id } = { id: 0 }] = (await call('GET', '/segments')).segments as { id: number }[];
  await call('POST', features, { name: 'checkout-flag', type: 'release' });
  await call('POST', `${features}/checkout-flag/environments/development/strategies`, {
    name: 'default',
    segments: [id],
  });
  const { code, stderr } = await workspace.run('destroy', '-auto-approve');
  expect([code, stderr]).toEqual([1, expect.stringMatching(/checkout-flag/)]);
  expect(stderr).not.toMatch(/try again later/);

  await call('DELETE', `${features}/checkout-flag`);
  await call('DELETE', '/archive/checkout-flag');
  await workspace.destroy();
});

test('an export of the instance plans imports alone, and then there is nothing to do', async () => {
  const call = callsTo(server);
  const people = [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: HCL would interpolate it
    { email: 'eve@example.com', name: 'Eve "the" ${name}', rootRole: 2 },
    { username: 'שלום', rootRole: 3 },
  ];
  for (const body of people) await call('POST', '/user-admin', { ...body, sendEmail: false });
  await call('POST', '/context', { name: 'region', legalValues: [{ value: 'eu' }], stickiness: true });
  await call('POST', '/tag-types', { name: 'team', description: '🚦 %{ if true }', icon: '' });
  await call('POST', '/segments', {
    name: 'Europe',
    constraints: [{ contextName: 'region', operator: 'IN', values: ['eu'] }],
  });
  const token = { tokenName: 'ci', type: 'client', environment: 'development', projects: ['default'] };
  await call('POST', '/api-tokens', token);
  const parameters = { url: `${server.url}/health`, contentType: 'application/json' };
  await call('POST', '/addons', { provider: 'webhook', enabled: false, events: ['feature-created'], parameters });
  const place = createWorkspace({ files: {}, env: reattach.env });
  try {
    const api = createAdminApi({ url: server.url, token: server.token, env: {} });
    const wanted = { folder: place.dir, format: 'hcl', byIdentity: false } as const;
    const { objects, hidden } = await exportInstance(connect('0.1.0', api, server.token), wanted);
    for (const type of ['user', 'context_field', 'tag_type', 'segment', 'api_token', 'integration'])
      expect(objects.map(({ typeName }) => typeName)).toContain(`unleash_${type}`);
    expect(hidden.map(({ typeName }) => typeName)).toContain('unleash_role');
    expect((await place.run('fmt', '-check')).code).toBe(0);
    expect((await place.apply()).stdout).toContain(`${objects.length} imported, 0 added, 0 changed, 0 destroyed.`);
    expect((await place.plan()).code).toBe(0);
    const again = await exportInstance(connect('0.1.0', api, server.token), wanted);
    expect(again.files.filter(({ status }) => status !== 'unchanged')).toEqual([]);
  } finally {
    place.dispose();
  }
});
