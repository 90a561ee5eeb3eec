// The laws once more, for each resource of the catalog, with the real terraform against a fresh sandbox.
import { describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { isKeptOut } from '../../src/terraform/framework/index.ts';
import type { ObjectValue } from '../../src/terraform/protocol/index.ts';
import {
  addressesIn,
  differences,
  expectNothingPlanned,
  type Model,
  openStage,
  type PlanJson,
  plannedChanges,
  type Stage,
  stateOf,
} from '../../workshop/acceptance.ts';
import { type Member, members } from '../../workshop/catalog.ts';
import type { Workspace } from '../../workshop/terraform.ts';
import { isFull, spread } from '../support/size.ts';

// Each test is a dozen processes, which a busy machine runs slowly.
/** In a quick run some of them; the laws in process and `npm run test:full` have all. */
const tried = spread(members, { quick: 4 });

/** Those that are changed, by us and by a colleague, and deleted behind our back. */
const changed = new Set(spread(tried, { quick: 2 }));

describe.concurrent.each(tried)('$type', (member) => {
  const { type, resource, examples } = member;
  const [first = ''] = examples;
  const factsOf = (name: string) => resource.attributes[name]!.facts;
  const names = Object.keys(resource.attributes);
  const notReturned = names.filter((name) => factsOf(name).notReturned || factsOf(name).volatile);
  /** What state keeps out is read by an import alone, until the next apply, and its drift is not seen. */
  const isUntold = (name: string, state: Model) =>
    notReturned.includes(name) || isKeptOut(resource.attributes[name]!, name, state as ObjectValue);
  const isFixed = (name: string) =>
    !resource.update || resource.identity.includes(name) || factsOf(name).forcesReplacement === true;

  // In a quick run the last one alone.
  const numbered = examples.map((example, index) => [index + 1, example] as const).slice(isFull ? 0 : -1);
  const isChanged = changed.has(member);

  test.each(numbered)(
    '2 to 6, 10: example %i applies, stays as it is, is imported and goes',
    async (_number, example) => {
      await using stage = await openStage({ main: example });
      const { workspace, sandbox } = stage;
      const before = sandbox.snapshot();
      expect(await workspace.run('validate')).toMatchObject({ code: 0, stderr: '' });
      expect((await plannedChanges(workspace)).map(({ change }) => change.actions)).toContainEqual(['create']);
      expect(await workspace.run('apply', 'plan.tfplan')).toMatchObject({ code: 0, stderr: '' });
      await expectNothingPlanned(workspace);
      await expectNoDrift(workspace, names.filter((name) => factsOf(name).sensitive).length);

      const [address, state] = await target(member, workspace);
      await workspace.run('state', 'rm', address);
      await workspace.importResource(address, importId(member, state));
      for (const { address: planned, change } of await plannedChanges(workspace)) {
        expect([planned, change.actions]).toEqual([address, ['update']]);
        // What Unleash never tells cannot be imported.
        expect(differences(change.before, change.after).filter((name) => !isUntold(name, state))).toEqual([]);
      }

      const { stdout } = await workspace.destroy();
      expect(addressesIn(workspace)).toEqual([]);
      // A warning says what stays behind; everything that always exists has one.
      const warned = stdout.includes('Warning:');
      if (!warned) expect(sandbox.snapshot()).toEqual(before);
      if (!resource.delete) expect(warned).toBe(true);
    },
  );

  if (isChanged)
    test('7: each next example updates in place, or replaces exactly where declared', async () => {
      await using stage = await openStage({ main: first });
      const { workspace } = stage;
      await workspace.apply();
      for (const example of examples.slice(1)) {
        stage.configure(example);
        const { change } = (await plannedChanges(workspace)).find((planned) => planned.type === type)!;
        const changed = differences(change.before, change.after).filter((name) => change.after?.[name] !== undefined);
        // What was left out stays where the object does, and goes with it where another attribute replaces it.
        const goesAlong = (name: string) =>
          resource.attributes[name]!.staysWhenLeftOut && change.after?.[name] === null;
        const isReason = (name: string) => isFixed(name) && resource.attributes[name]!.settable && !goesAlong(name);
        const replacing = changed.filter(isReason);
        expect([example, change.actions]).toEqual([example, replacing.length > 0 ? ['delete', 'create'] : ['update']]);
        expect((change.replace_paths ?? []).map(([name]) => name).sort()).toEqual(replacing);
        await workspace.apply();
        await expectNothingPlanned(workspace);
      }
    });

  if (isChanged && resource.delete)
    test('8: deleted behind our back, it is planned again', async () => {
      await using stage = await openStage({ main: first });
      const { workspace, sandbox } = stage;
      await workspace.apply();
      const before = count(sandbox);
      const colleague = stage.colleague();
      const [address] = await target(member, colleague);
      await colleague.destroy(`-target=${address}`);
      const change = (await plannedChanges(workspace)).find((planned) => planned.address === address);
      expect(['create', 'update']).toContain(change?.change.actions[0]);
      await workspace.apply();
      await expectNothingPlanned(workspace);
      expect(count(sandbox)).toEqual(before);
    });

  if (isChanged)
    test('9: what a colleague changes shows as drift at the attributes that changed, and goes back', async () => {
      for (const [index, next] of examples.slice(1).entries()) {
        await using stage = await openStage({ main: examples[index]! });
        const { workspace } = stage;
        await workspace.apply();
        const [address, state] = await target(member, workspace);
        const changed = differences(state, await changeElsewhere(stage, next, address));
        // Where the colleague's change replaces the object, ours is gone: the eighth law.
        if (changed.some(isFixed)) continue;
        const visible = changed.filter((name) => !isUntold(name, state));
        const plan = await workspace.showPlanJson<PlanJson>();
        const drift = plan.resource_drift?.find((drifted) => drifted.address === address);
        expect(differences(drift?.change.before ?? null, drift?.change.after ?? null)).toEqual(visible);
        await workspace.apply();
        await expectNothingPlanned(workspace);
      }
    });
});

/** How many there are of everything. */
function count(sandbox: Sandbox): { [kind: string]: number } {
  const kinds = Object.entries(sandbox.snapshot());
  return Object.fromEntries(kinds.map(([kind, all]) => [kind, Object.keys(Object(all)).length]));
}

/** Terraform keeps the paths of several sensitive attributes in no order, and then takes another order for a change. */
async function expectNoDrift(workspace: Workspace, sensitive: number): Promise<void> {
  if (sensitive < 2) return expectNothingPlanned(workspace, '-refresh-only');
  expect((await workspace.plan('-refresh-only')).stdout).toContain('found no differences');
}

/** Address and state of the resource that an example is about. */
async function target({ type }: Member, workspace: Workspace): Promise<[string, Model]> {
  return Object.entries(stateOf(workspace)).find(([address]) => address.startsWith(`${type}.`))!;
}

function importId({ resource }: Member, state: Model): string {
  return resource.identity.length === 0 ? resource.name : resource.identity.map((name) => state[name]).join(':');
}

/** Another Terraform, which knows what ours knows, applies the next example. */
async function changeElsewhere(stage: Stage, next: string, address: string): Promise<Model> {
  const colleague = stage.colleague();
  colleague.write('main.tf', next);
  await colleague.apply();
  return stateOf(colleague)[address]!;
}
