// While url or token are not known, work is put off where Terraform allows it; elsewhere it is planned as far as it can be.
import { describe, expect, test } from 'vitest';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { allowingDeferral, EphemeralRun, newest, nameOf, profiles } from '../../src/terraform/testing/index.ts';
import { members, provider, startCore, startWorld } from '../../workshop/catalog.ts';
import { readExamples } from '../../workshop/examples.ts';
import { underCores } from '../support/cores.ts';
import { applied, exceptSuggestions, importId, stateOf } from '../support/laws/index.ts';

const unknown = { base_url: undefined, authorization: undefined };
const allowing = allowingDeferral(newest);
const begin = (profile = allowing) => startCore(providerHandlers(provider()), unknown, profile);

describe.each(members)('$type', (member) => {
  const { type, examples } = member;

  test('is planned and put off, also when it is in state already, and its import is', async () => {
    await using world = await startWorld();
    await applied(member, world.core, examples[0]!);
    const core = await begin();
    const [made] = (await core.plan(examples[0]!)).filter(({ address }) => address.startsWith(`${type}.`));
    expect(made).toMatchObject({ action: 'create', deferred: 'PROVIDER_CONFIG_UNKNOWN' });
    expect(exceptSuggestions(member, made!.diagnostics)).toEqual([]);
    for (const [address, stored] of world.core.state) core.state.set(address, stored);
    const before = new Map(core.state);
    expect(await core.refresh()).toEqual([]);
    expect(core.state).toEqual(before);
    const changes = await core.plan(examples[0]!);
    expect(changes.map(({ deferred }) => deferred)).toEqual(changes.map(() => 'PROVIDER_CONFIG_UNKNOWN'));
    const id = importId(member, stateOf(member, world.core));
    await expect(core.import(`${type}.imported`, id)).rejects.toThrow(/put off: PROVIDER_CONFIG_UNKNOWN/);
    expect(await core.apply(examples[0]!)).toEqual(changes);
  });
});

test.each(provider().dataSources.map(({ name }) => `unleash_${name}`))('data %s is put off', async (type) => {
  const core = await begin();
  const example = readExamples(`data-sources/${type}`)[0]!;
  const changes = await core.plan(example);
  expect(changes.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
});

test('an ephemeral resource is not opened', async () => {
  const run = await EphemeralRun.start(providerHandlers(provider()), unknown);
  const { opened, diagnostics } = await run.open('unleash_service_account_token', {
    service_account_id: 2,
    description: 'run',
  });
  expect(opened).toBeUndefined();
  expect(diagnostics).toMatchObject([
    { severity: 'error', detail: expect.stringContaining("The provider's base_url and authorization are not known") },
  ]);
});

describe.each(underCores([{}]))('with $core, which waits for nothing', ({ profile }) => {
  test('what is new is planned, and what has to be asked for says what is not known', async () => {
    const core = await begin(profile);
    const role = 'resource "unleash_group" "a" {\n  name = "A"\n}';
    expect(await core.plan(role)).toMatchObject([{ action: 'create', diagnostics: [] }]);
    const said = /base_url and authorization are not known until another resource has been applied/;
    await expect(core.readData('unleash_group', 'name = "A"')).rejects.toThrow(said);
    await expect(core.import('unleash_group.b', '1')).rejects.toThrow(said);
  });
});

test('a provider that is configured again, with all values, works', async () => {
  await using world = await startWorld();
  const core = await begin();
  await core.configure({ base_url: world.sandbox.url, authorization: world.sandbox.token });
  const [change] = await core.apply('resource "unleash_group" "a" {\n  name = "A"\n}');
  expect(change).toMatchObject({ action: 'create', diagnostics: [] });
  expect(change).not.toHaveProperty('deferred');
});

test('no core of a release allows it', () => {
  expect(profiles.filter(({ capabilities }) => capabilities.deferral_allowed).map(nameOf)).toEqual([]);
});
