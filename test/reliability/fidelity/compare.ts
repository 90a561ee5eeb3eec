// A sequence on both sides: every answer, then everything there is to read.
import { isDeepStrictEqual } from 'node:util';
import { type Difference, differences } from '../../real-server/differences.ts';
import { type Hiding, hideDifferences } from '../../real-server/hide-differences.ts';
import type { SomeCall } from '../../calls/some.ts';
import { describeCall } from './call.ts';
import { generated, unmade } from './differences.ts';
import type { Answer, Side } from './side.ts';
import type { World } from './world.ts';

/** What to read after a sequence. */
export type ReadState = (calls: readonly SomeCall[], real: Side) => readonly SomeCall[];

/** Every difference that is let pass. */
export const allowed: readonly Difference[] = [...differences, ...generated];

interface Mismatch {
  readonly call: SomeCall;
  readonly wanted: Answer;
  readonly given: Answer;
}

class Disagreement extends Error {
  readonly mismatch: Mismatch;
  constructor(mismatch: Mismatch) {
    const { call, wanted, given } = mismatch;
    super(`${describeCall(call)}\n  server:  ${JSON.stringify(wanted)}\n  sandbox: ${JSON.stringify(given)}`);
    this.mismatch = mismatch;
  }
}

/** What a run has come across. */
interface Run {
  calls: number;
  /** The differences without which some answer would have been another. */
  readonly needed: Set<Difference>;
  /** Reasons for which calls were left out. */
  readonly leftOut: Set<string>;
  /** The operations that servers let succeed. */
  readonly succeeded: Set<string>;
}

export const createRun = (): Run => ({ calls: 0, needed: new Set(), leftOut: new Set(), succeeded: new Set() });

/** @throws Disagreement at the first call that is answered differently */
export async function compareSequence(
  world: World,
  calls: readonly SomeCall[],
  stateOf: ReadState,
  run: Run,
): Promise<void> {
  const { real, fake } = await world.begin();
  for (const call of calls) {
    const resolved = fake.ids.resolve(call) as SomeCall;
    const rule = unmade.find(({ when }) => when(resolved, world.sandbox.store));
    if (rule) run.leftOut.add(rule.reason);
    else await compareCall(call, real, fake, run);
  }
  for (const call of stateOf(calls, real)) await compareCall(call, real, fake, run);
}

async function compareCall(call: SomeCall, real: Side, fake: Side, run: Run): Promise<void> {
  const [wanted, given] = await Promise.all([real.ask(call), fake.ask(call)]);
  run.calls += 1;
  if (wanted.status < 300) run.succeeded.add(call.operation);
  const used = new Set<Difference>();
  const show = (rules: readonly Difference[]) =>
    [hide(wanted, real, { rules, used }), hide(given, fake, { rules, used })] as const;
  const [shownWanted, shownGiven] = show(allowed);
  if (!isDeepStrictEqual(shownWanted, shownGiven))
    throw new Disagreement({ call, wanted: shownWanted, given: shownGiven });
  for (const rule of used) {
    if (run.needed.has(rule)) continue;
    const [a, b] = show(allowed.filter((other) => other !== rule));
    if (!isDeepStrictEqual(a, b)) run.needed.add(rule);
  }
}

function hide(answer: Answer, side: Side, hiding: Hiding): Answer {
  return hideDifferences(answer, side.url, new Map(), hiding) as Answer;
}
