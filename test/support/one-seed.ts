// One commit has one outcome: whatever fast-check generates begins at the same seed, unless TEST_SEED is another number or `random`.
import fc from 'fast-check';

const seed = process.env.TEST_SEED ?? '1';
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });
