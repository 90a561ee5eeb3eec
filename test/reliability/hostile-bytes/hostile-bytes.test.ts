// More than ten thousand hostile inputs of every kind: each is refused with the error meant for it, or understood.
import { afterAll, expect, test } from 'vitest';
import { fuzz, shareOut } from '../../../workshop/fuzz/fuzz.ts';
import { openTargets } from '../../../workshop/fuzz/targets/index.ts';
import { sized } from '../../support/size.ts';

const seed = Number(process.env.FUZZ_SEED ?? 1);
const runs = sized('FUZZ_RUNS', { quick: 12_000, full: 30_000 });
const shares = shareOut(await openTargets(seed), runs);
let survived = 0;

afterAll(() => console.log(`hostile bytes: ${shares.length} targets, seed ${seed}, ${survived} inputs survived`));

test.each(shares.map((share) => [share.target.name, share] as const))('%s', async (_, share) => {
  const finding = await fuzz(share, seed);
  await share.target.close?.();
  const replay = finding && `--target ${JSON.stringify(finding.target)} --input ${toBase64(finding.input)}`;
  expect(finding?.error, `replay it with: npm run fuzz -- ${replay}`).toBeUndefined();
  survived += share.count;
});

const toBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
