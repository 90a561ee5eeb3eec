// The small core as the driver of a scenario.
import { differences, type Model } from '../../../workshop/acceptance.ts';
import { startWorld } from '../../../workshop/catalog.ts';
import { stateJson } from '../../../src/terraform/testing/change.ts';
import type { Change, MiniCore, Profile } from '../../../src/terraform/testing/index.ts';
import type { ObjectValue } from '../../../src/terraform/protocol/index.ts';
import { errorsOf, pending } from '../../support/laws/index.ts';
import type { Models, Open, Shown } from './driver.ts';

export const openSmallCore =
  (profile: Profile): Open =>
  async (options) => {
    const world = await startWorld(options, profile);
    const { core } = world;
    const plan = (main: string) => unchanged(core, () => show(core, main));
    return {
      sandbox: world.sandbox,
      plan,
      apply: async (main) => titlesOf(await core.apply(main)),
      destroy: async () => titlesOf(await core.destroy()),
      async import(main, address, key) {
        core.state.delete(address);
        await core.import(address, key as Parameters<MiniCore['import']>[1]);
        return plan(main);
      },
      async move(main, address, from) {
        core.state.delete(address);
        await core.move(address, from);
        return plan(main);
      },
      state: () => modelsOf(core),
      [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
    };
  };

/** A plan leaves state as it was; what its refresh found is found again by the next one. */
async function unchanged<T>(core: MiniCore, look: () => Promise<T>): Promise<T> {
  const before = new Map(core.state);
  const seen = await look();
  core.state.clear();
  for (const [address, stored] of before) core.state.set(address, stored);
  return seen;
}

async function show(core: MiniCore, main: string): Promise<Shown> {
  const drift = await core.refresh();
  const changes = await core.plan(main);
  return {
    drift: Object.fromEntries(
      drift.map(({ address, before, after }) => [address, differences(toModel(before), after && toModel(after))]),
    ),
    planned: Object.fromEntries(pending(changes).map(({ address, action }) => [address, action])),
    errors: titlesOf(changes),
  };
}

const titlesOf = (changes: readonly Change[]) => errorsOf(changes).map(({ summary }) => summary);

const toModel = (value: ObjectValue) => JSON.parse(new TextDecoder().decode(stateJson(value))) as Model;

const modelsOf = (core: MiniCore): Models =>
  Object.fromEntries([...core.state].map(([address, { value }]) => [address, toModel(value)]));
