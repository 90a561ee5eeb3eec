// State that the official provider 3.4.3 wrote is read as it is: the first plan after the change of provider is empty. The states
// follow its schema.
import { expect, test } from 'vitest';
import { underCores } from '../support/cores.ts';
import { cases } from './official-cases.ts';
import { startUsed } from './official-instance.ts';
import { errorsOf } from '../support/laws/index.ts';

const named = cases.map((one) => ({ ...one, name: one.when ? `${one.type}, where ${one.when},` : one.type }));

test('all resources of the official provider are here', () => {
  expect(new Set(cases.map(({ type }) => type)).size).toBe(13);
});

test.each(underCores(named))('stored $name plans and applies without a change with $core', async (one) => {
  const { type, state, config, profile } = one;
  await using world = await startUsed(profile);
  const address = `unleash_${type}.x`;
  const hcl = `resource "unleash_${type}" "x" {\n${config}\n}`;
  const stored = { type: `unleash_${type}`, private: new Uint8Array(), tainted: false, dependsOn: [] };
  world.core.state.set(address, { ...stored, value: state as never });
  await world.core.reload();
  const [change] = await world.core.plan(hcl);
  expect(change).toMatchObject({ action: 'no-op', replacedBy: [] });
  expect(change?.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { value } = world.core.state.get(address)!;
  // What the official provider wrote is still there; only what it did not know has been added.
  const known = Object.entries(state).filter(([, before]) => before !== null);
  for (const [attribute, before] of known) expect([attribute, value[attribute]]).toEqual([attribute, before]);
  await world.core.apply(hcl);
  expect(world.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test.each(underCores(named))(
  '$name is imported by its id with $core, and plans without a change',
  async ({ type, importId, config, brought = '', profile }) => {
    await using world = await startUsed(profile);
    await world.core.import(`unleash_${type}.x`, importId);
    const [change] = await world.core.plan(`resource "unleash_${type}" "x" {\n${config}\n${brought}\n}`);
    expect(change).toMatchObject({ action: 'no-op', replacedBy: [] });
  },
);

test('approvals of an environment that the configuration never mentioned survive an update', async () => {
  await using world = await startUsed();
  const environment = (type: string) =>
    `resource "unleash_environment" "x" {\n  name = "staging"\n  type = "${type}"\n}`;
  const stored = { type: 'unleash_environment', private: new Uint8Array(), tainted: false, dependsOn: [] };
  world.core.state.set('unleash_environment.x', { ...stored, value: { name: 'staging', type: 'preproduction' } });
  await world.core.reload();
  const [change] = await world.core.apply(environment('test'));
  expect(change).toMatchObject({ action: 'update', diagnostics: [] });
  expect(world.sandbox.store.environments.get('staging')).toMatchObject({ type: 'test', requiredApprovals: 2 });
});

test('a password in stored state stays there and is not sent again', async () => {
  await using world = await startUsed();
  const user = { id: '2', username: null, email: 'ann@example.com', name: 'Ann', root_role: 2, send_email: false };
  world.core.state.set('unleash_user.x', {
    type: 'unleash_user',
    value: { ...user, password: 'Analytical-Engine-1843' },
    private: new Uint8Array(),
    tainted: false,
    dependsOn: [],
  });
  await world.core.reload();
  const hcl =
    'resource "unleash_user" "x" {\n  email = "ann@example.com"\n  name = "Ann"\n  root_role = 2\n  password = "Analytical-Engine-1843"\n}';
  const [change] = await world.core.apply(hcl);
  expect([change!.action, errorsOf([change!])]).toEqual(['no-op', []]);
});
