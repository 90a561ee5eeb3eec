// Every resource with generated configurations, through everything that Terraform core checks after each RPC.
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { members } from '../../../workshop/catalog.ts';
import { sized, spread } from '../../support/size.ts';
import { configurationsOf } from './configurations.ts';
import { type Walked, walk } from './sequence.ts';
import { startSurroundings } from './surroundings.ts';

const seed = Number(process.env.CONFORMANCE_SEED ?? 1);
const sequences = sized('CONFORMANCE_SEQUENCES', { quick: 8, full: 20 });
const walked: Walked & { sequences: number } = { sequences: 0, converged: 0, refused: 0, refusedByServer: 0 };

const sandbox = await startSurroundings();
const beginning = sandbox.checkpoint();
afterAll(async () => {
  await sandbox.stop();
  const { converged, refused, refusedByServer } = walked;
  console.log(
    `conformance: ${members.length} resources, seed ${seed}, ${walked.sequences} sequences, ` +
      `${converged + refused + refusedByServer} configurations: ${converged} converged, ` +
      `${refused} refused at an attribute, ${refusedByServer} by Unleash without naming one`,
  );
});

test.each(spread(members, { quick: 8 }).map((member) => [member.type, member] as const))('%s', async (_, member) => {
  let converged = 0;
  const configurations = fc.array(await configurationsOf(member, sandbox), { minLength: 2, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(configurations, async (bodies) => {
      sandbox.restore(beginning);
      const one = await walk(member, sandbox, bodies);
      walked.sequences += 1;
      walked.converged += one.converged;
      walked.refused += one.refused;
      walked.refusedByServer += one.refusedByServer;
      converged += one.converged;
    }),
    { seed, numRuns: sequences, endOnFailure: process.env.CONFORMANCE_SHRINK === undefined },
  );
  // A generator that makes nothing valid would prove nothing.
  const advice = `too few valid configurations of ${member.type} were generated: say which values its attributes take in test/reliability/conformance/known-values.ts, or show some in examples/resources/${member.type}`;
  expect(converged, advice).toBeGreaterThanOrEqual(sequences / 4);
});
