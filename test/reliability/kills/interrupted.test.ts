// Terraform is interrupted once, twice or killed, or the server goes away, at several moments of an apply.
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { patiently } from '../../../workshop/patience.ts';
import type { FailRule } from '../../../src/sandbox/index.ts';
import { isFull, spread } from '../../support/size.ts';
import { buildKillable } from './build-killable.ts';
import { Lane } from './lane.ts';

let lane: Lane;
const figures = { cuts: 0, takenOver: 0 };

beforeAll(async () => {
  const killable = await buildKillable();
  lane = await Lane.open(killable);
});
beforeEach(() => lane.reset());
afterAll(async () => {
  await lane[Symbol.asyncDispose]();
  console.log(
    `kills: Terraform interrupted or killed, or the server restarted, ${figures.cuts} times, ${figures.takenOver} objects taken over, every re-apply as configured, no process left`,
  );
});

/** Writes, and the events by which one sees that the server has done them. */
const moments: readonly [NonNullable<FailRule['operation']>, string][] = [
  ['createUser', 'user-created'],
  ['createGroup', 'group-created'],
  ['createProject', 'project-created'],
  ['setProjectAccess', 'project-access-updated'],
];

/** Applies until the server has done the write; its answer is still on its way for the given milliseconds. */
async function applyUntil([operation, event]: (typeof moments)[number], slow: number) {
  lane.sandbox.fail({ operation, how: { slow } });
  const { child, outcome } = lane.apply();
  const pid = child.pid!;
  let shown = '';
  child.stdout!.on('data', (text: string) => {
    shown += text;
  });
  await vi.waitUntil(() => lane.sandbox.store.events.some(({ type }) => type === event), patiently);
  figures.cuts += 1;
  return { pid, outcome, says: (text: string) => vi.waitUntil(() => shown.includes(text), patiently) };
}

/** A terminal interrupts everything that runs in it. */
const interrupt = (pid: number) => process.kill(-pid, 'SIGINT');

async function recover(): Promise<number> {
  await lane.expectNobodyLeft();
  const { stdout } = await lane.recover();
  const takenOver = stdout.split('existed already and was taken over').length - 1;
  figures.takenOver += takenOver;
  return takenOver;
}

describe.each(spread(moments, { quick: 1 }))('while the answer to %s is on its way', (...moment) => {
  test('interrupted once: Terraform writes down what was made', async () => {
    const { pid, outcome } = await applyUntil(moment, 700);
    interrupt(pid);
    expect((await outcome).code).toBe(1);
    expect(await recover()).toBe(0);
  });

  test('interrupted twice: what Terraform no longer waited for is taken over', async () => {
    const { pid, outcome, says } = await applyUntil(moment, 10_000);
    interrupt(pid);
    await says('Gracefully shutting down');
    interrupt(pid);
    expect((await outcome).code).toBe(1);
    await recover();
  });

  test('killed: the provider leaves with Terraform, and what it made is taken over', async () => {
    const { pid, outcome } = await applyUntil(moment, 10_000);
    process.kill(pid, 'SIGKILL');
    expect((await outcome).code).toBe(null);
    await recover();
  });

  test('the server is restarted', async () => {
    const { outcome } = await applyUntil(moment, 10_000);
    const kept = await lane.takeDown();
    await lane.turnAway(outcome);
    await lane.bringBack(kept);
    const { code } = await outcome;
    const takenOver = await recover();
    if (code === 0) expect(takenOver).toBe(0);
  });
});

// It takes as long as Terraform is patient.
test.each(isFull ? [true] : [])(
  'the server stays away until Terraform gives up, and comes back',
  async () => {
    const { outcome } = await applyUntil(moments[1]!, 10_000);
    const kept = await lane.takeDown();
    const { code, stderr } = await outcome;
    expect(code).toBe(1);
    // Calls that were under way are cut off, and those that begin later are refused; whether there are any is chance.
    expect(stderr.replace(/[\s│]+/g, ' ')).toContain(`could not reach Unleash at ${lane.sandbox.url}`);
    await lane.bringBack(kept);
    await recover();
  },
  180_000,
);
