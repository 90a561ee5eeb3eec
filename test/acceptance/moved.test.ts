// A `moved` block from the official provider with the real terraform: its state is taken over, and nothing is planned but the move.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.ts';
import { configurationFiles, expectNothingPlanned } from '../../workshop/acceptance.ts';
import { type BuiltProvider, buildProvider } from '../../workshop/built-provider.ts';
import { createWorkspace } from '../../workshop/terraform.ts';

const state = (attributes: object) =>
  JSON.stringify({
    version: 4,
    terraform_version: '1.11.4',
    serial: 1,
    lineage: 'moved',
    outputs: {},
    resources: [
      {
        mode: 'managed',
        type: 'unleash_project',
        name: 'old',
        provider: 'provider["registry.terraform.io/unleash/unleash"]',
        instances: [{ schema_version: 0, attributes, sensitive_attributes: [] }],
      },
    ],
  });

const main = `
moved {
  from = unleash_project.old
  to   = unleash_project.shop
}
resource "unleash_project" "shop" {
  id   = "shop"
  name = "Shop"
  mode = "private"
}
`;

// Terraform wants every provider that state names, so ours stands in for the official one, which only has to be there.
const stand = 'unleash/unleash';
let built: BuiltProvider;
beforeAll(async () => {
  built = await buildProvider();
});
afterAll(() => built.dispose());

test('a project of the official provider is moved without a change', async () => {
  const sandbox = await startSandbox({ seed: { projects: [{ id: 'shop', name: 'Shop', mode: 'private' }] } });
  const attributes = { id: 'shop', name: 'Shop', description: null, mode: 'private', feature_naming: null };
  const workspace = createWorkspace({
    files: { ...configurationFiles(main), 'terraform.tfstate': state(attributes) },
    env: { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token },
    devOverrides: { 'unleash-admin/unleash': built.dist, [stand]: built.dist },
  });
  try {
    const { stdout, stderr } = await workspace.run('plan', '-input=false', '-no-color');
    expect(stderr).toBe('');
    expect(stdout).toContain('unleash_project.old has moved to unleash_project.shop');
    expect(stdout).toContain('Plan: 0 to add, 0 to change, 0 to destroy.');
    await workspace.apply();
    await expectNothingPlanned(workspace);
    expect(sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  } finally {
    workspace.dispose();
    await sandbox.stop();
  }
});
