// The other examples with the real terraform: data sources, scenarios, and their formatting.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { addressesIn, expectNothingPlanned, type Model, openStage, stateOf } from '../../workshop/acceptance.ts';
import { readExamples } from '../../workshop/examples.ts';
import { createWorkspace } from '../../workshop/terraform.ts';
import { isFull, spread } from '../support/size.ts';

const examples = fileURLToPath(new URL('../../examples', import.meta.url));

/** What the data sources of the examples find on a fresh instance, where it does not change from run to run. */
const found: { readonly [address: string]: Model } = {
  'data.unleash_group.by_name': { id: '1', name: 'Payments', description: null, mappings_sso: [], users: [] },
  'data.unleash_group.by_id': { id: '1', name: 'Payments', root_role: null },
  'data.unleash_permission.create_project': { name: 'CREATE_PROJECT', environment: null, type: 'root' },
  'data.unleash_permission.toggle_in_production': { environment: 'production', type: 'environment' },
  'data.unleash_project.default': { id: 'default', name: 'Default', mode: 'open' },
  'data.unleash_role.owner': { id: 4, name: 'Owner', type: 'project' },
  'data.unleash_user.by_email': { id: '2', email: 'Ada@Example.com', name: 'Ada Lovelace', root_role: 3 },
  'data.unleash_user.by_id': { id: '2', email: 'ada@example.com', username: null },
};

const dataSources = readdirSync(`${examples}/data-sources`);

test.each(spread(dataSources, { quick: 8 }))('the data source %s finds', async (type) => {
  await using stage = await openStage({ main: readExamples(`data-sources/${type}`).join('\n') });
  const { workspace } = stage;
  await workspace.apply();
  const state = stateOf(workspace);
  expect(Object.keys(state)).toContainEqual(expect.stringMatching(`^data\\.${type}\\.`));
  for (const [address, values] of Object.entries(found)) {
    if (address.startsWith(`data.${type}.`)) expect(state[address], address).toMatchObject(values);
  }
  await expectNothingPlanned(workspace);
});

/** Whole instances, which nobody takes away again: what policy.full.test.ts applies. */
const whole = ['governed', 'neglected'];
const scenarios = readdirSync(`${examples}/scenarios`).filter((name) => !whole.includes(name));

test.each(scenarios.filter((name) => isFull || name === 'team-project'))(
  'the scenario %s applies, plans empty and goes',
  async (scenario) => {
    await using stage = await openStage({ main: readExamples(`scenarios/${scenario}`).join('\n') });
    const { workspace, sandbox } = stage;
    // What always exists keeps its last values, and invite links can only be switched off.
    const holdings = () => ({ ...sandbox.snapshot(), settings: undefined, signupTokens: openLinks(sandbox) });
    const before = holdings();
    await workspace.apply();
    await expectNothingPlanned(workspace);
    await expectNothingPlanned(workspace, '-refresh-only');
    await workspace.destroy();
    expect(addressesIn(workspace)).toEqual([]);
    expect(holdings()).toEqual(before);
  },
);

const openLinks = ({ store }: Sandbox) => [...store.signupTokens.values()].filter(({ enabled }) => enabled);

test('the provider block of the documentation validates', async () => {
  await using stage = await openStage({ main: readExamples('provider').join('\n') });
  expect(await stage.workspace.run('validate')).toMatchObject({ code: 0, stderr: '' });
});

test('every example is formatted as terraform fmt has it', async () => {
  const workspace = createWorkspace({ files: {} });
  expect(await workspace.run('fmt', '-check', '-recursive', examples)).toEqual({ code: 0, stdout: '', stderr: '' });
  workspace.dispose();
});
