// The sandbox against real servers: the same generated sequences of calls get the same answers and leave the same state.
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { readOperationLists } from '../../../workshop/contract.ts';
import type { SomeCall } from '../../calls/some.ts';
import { describeCall } from './call.ts';
import { allowed, compareSequence, createRun, type ReadState } from './compare.ts';
import { unmade } from './differences.ts';
import { settings } from './settings.ts';
import { enterpriseState, openSourceState } from './state.ts';
import { enterpriseSequences, openSourceSequences } from './sequences.ts';
import { openWorld } from './world.ts';

const run = createRun();

interface Half {
  readonly edition: 'enterprise' | 'oss';
  readonly sequences: fc.Arbitrary<SomeCall[]>;
  readonly count: number;
  readonly stateOf: ReadState;
}

const halves: readonly Half[] = [
  {
    edition: 'enterprise',
    sequences: enterpriseSequences,
    count: settings.enterprise,
    stateOf: (calls, { ids }) => enterpriseState(calls, ids),
  },
  {
    edition: 'oss',
    sequences: openSourceSequences,
    count: settings.openSource,
    stateOf: (calls, { ids }) => openSourceState(calls, ids),
  },
];

describe.each(halves)('$edition: generated sequences', ({ edition, sequences, count, stateOf }) => {
  test('are answered alike and leave the same behind', { timeout: settings.timeoutMs }, async () => {
    const world = await openWorld(edition);
    try {
      const { seed, path } = settings;
      const property = fc.asyncProperty(sequences, (calls) => compareSequence(world, calls, stateOf, run));
      const found = await fc.check(property, { numRuns: count, seed, ...(path !== undefined && { path }) });
      if (found.failed) throw new Error(explain(edition, found));
    } finally {
      await world.stop();
    }
  });
});

if (!settings.isPartial)
  describe('a whole run', () => {
    test('comes across every difference that is let pass', () => {
      // What order a database gives is up to it, so those may come to agree.
      const certain = allowed.filter((difference) => 'keys' in difference || 'text' in difference);
      const stale = certain.filter((difference) => difference.in !== 'steps' && !run.needed.has(difference));
      expect(stale).toEqual([]);
      expect(unmade.filter(({ reason }) => !run.leftOut.has(reason))).toEqual([]);
    });
  });

afterAll(async () => {
  const { openSource, enterprise } = await readOperationLists();
  const witnessed = (ids: readonly string[]) => ids.filter((id) => run.succeeded.has(id)).length;
  const [byService, byServer] = [witnessed(enterprise), witnessed(openSource)];
  const byFacts = enterprise.length + openSource.length - byService - byServer;
  console.log(
    `fidelity: ${settings.enterprise} enterprise and ${settings.openSource} open-source sequences, ${run.calls} calls ` +
      `compared, seed ${settings.seed}; operations witnessed by the enterprise services ${byService} of ` +
      `${enterprise.length}, by the open-source server ${byServer} of ${openSource.length}, by facts only ${byFacts}`,
  );
});

function explain(edition: string, found: fc.RunDetails<[SomeCall[]]>): string {
  const calls = found.counterexample?.[0] ?? [];
  const replay = `FIDELITY_SEED=${found.seed} FIDELITY_PATH=${found.counterexamplePath} npx vitest run test/reliability/fidelity -t ${edition}`;
  const { errorInstance } = found;
  return [
    `${edition}: the sandbox and the server disagree after`,
    ...calls.map((call, index) => `  ${index + 1}. ${describeCall(call)}`),
    errorInstance instanceof Error ? errorInstance.message : String(errorInstance),
    `again: ${replay}`,
  ].join('\n');
}
