// The provider is killed at each RPC of an apply; applying again makes the instance as configured.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isFull, spread } from '../../support/size.ts';
import { buildKillable } from './build-killable.ts';
import { type Kill, Lane } from './lane.ts';

let lanes: readonly Lane[];
const figures = { planning: 0, applying: 0, takenOver: 0 };

beforeAll(async () => {
  const killable = await buildKillable();
  lanes = await Promise.all([Lane.open(killable), Lane.open(killable)]);
});
afterAll(async () => {
  for (const lane of lanes) await lane[Symbol.asyncDispose]();
  const { planning, applying, takenOver } = figures;
  console.log(
    `kills: provider killed ${planning + applying} times (${planning} while planning, ${applying} while applying), ${takenOver} objects taken over, every re-apply as configured, no process left`,
  );
});

/** Each RPC on one of its sides in turn; those that write on both. */
function killsOf(rpcs: readonly { rpc: string }[]): Kill[] {
  return rpcs.flatMap(({ rpc }, index): Kill[] => {
    const at = index + 1;
    if (rpc === 'ApplyResourceChange')
      return [
        { at, when: 'before' },
        { at, when: 'after' },
      ];
    return [{ at, when: at % 2 ? 'before' : 'after' }];
  });
}

/** In a quick run half of those after a write, whose answer is lost, and one of the others. */
function hardest(rpcs: readonly { rpc: string }[]): readonly Kill[] {
  const kills = killsOf(rpcs);
  const isHard = ({ at, when }: Kill) => when === 'after' && rpcs[at - 1]!.rpc === 'ApplyResourceChange';
  const others = kills.filter((kill) => !isHard(kill));
  return isFull ? kills : [...spread(kills.filter(isHard), { quick: 3 }), ...spread(others, { quick: 1 })];
}

/** Each lane takes the next kill when it is done with one. */
async function onEachLane(kills: readonly Kill[], work: (lane: Lane, kill: Kill) => Promise<void>): Promise<void> {
  const left = [...kills];
  await Promise.all(
    lanes.map(async (lane) => {
      for (let kill = left.shift(); kill; kill = left.shift()) await work(lane, kill);
    }),
  );
}

test('while planning: nothing is made', async () => {
  const [lane] = lanes;
  await lane!.savePlan();
  const planning = lane!.journal();
  expect(planning.length).toBeGreaterThan(25);
  await onEachLane(spread(killsOf(planning), { quick: 2 }), async (lane, kill) => {
    lane.obey(kill);
    const { code, stdout } = await lane.apply().outcome;
    expect([kill, code], stdout).toEqual([kill, 1]);
    await lane.expectNobodyLeft();
    lane.expectUntouched();
    figures.planning += 1;
  });
});

test('while applying: applying again completes it, doubles nothing and leaves nothing behind', async () => {
  for (const lane of lanes) {
    lane.reset();
    await lane.savePlan();
    lane.obey(undefined);
  }
  const [lane] = lanes;
  expect((await lane!.applySavedPlan()).code).toBe(0);
  const applying = lane!.journal();
  expect(applying.filter(({ rpc }) => rpc === 'ApplyResourceChange')).toHaveLength(10);
  await onEachLane(hardest(applying), async (lane, kill) => {
    lane.reset();
    lane.obey(kill);
    const { code, stdout } = await lane.applySavedPlan();
    expect([kill, code], stdout).toEqual([kill, 1]);
    await lane.expectNobodyLeft();
    figures.applying += 1;
    // RPCs run beside each other, so which of them came before the kill differs from run to run.
    if (!lane.journal().some(({ rpc }) => rpc === 'ApplyResourceChange')) return lane.expectUntouched();
    const { stdout: said } = await lane.recover();
    figures.takenOver += said.split('existed already and was taken over').length - 1;
  });
  // A create whose answer is lost is the hard case: without it this test would show nothing.
  expect(figures.takenOver).toBeGreaterThan(isFull ? 5 : 1);
});
