// Every test file has its ring, and a full run has every suite that a quick one makes smaller.
import { expect, test, vi } from 'vitest';
import { filesOf, isGenerated, ringNames, ringOf, testFiles } from '../../workshop/rings.ts';

/** The sizes as a run of one kind has them. */
async function sizesOf(run: 'quick' | 'full') {
  vi.stubEnv('TEST_SIZE', run);
  vi.resetModules();
  const sizes = await import('../support/size.ts');
  vi.unstubAllEnvs();
  return sizes;
}

test('each file is in a ring, and each ring has files', () => {
  const found = testFiles().map(ringOf);
  expect(found).not.toContain(undefined);
  expect(ringNames.filter((name) => !found.includes(name))).toEqual([]);
});

test.each([
  ['test/reliability/fidelity/fidelity.test.ts', true],
  ['test/reliability/faults/every-call.test.ts', true],
  ['test/acceptance/every-resource.test.ts', true],
  ['test/reliability/faults/wrong-providers.test.ts', false],
  ['test/admin-api/sending/gate.test.ts', false],
])('whether %s generates more of the same in a full run: %s', (file, expected) => {
  expect(isGenerated(file)).toBe(expected);
});

test('each file is in a quick run or in a full one; those of a full run alone say so in their names', () => {
  const [quick, full] = [filesOf('test'), filesOf('full')];
  expect([...new Set([...quick, ...full])].sort()).toEqual(testFiles());
  const alone = testFiles().filter((file) => file.endsWith('.full.test.ts'));
  expect(alone).toContain('test/library/consumer.full.test.ts');
  expect(full.filter((file) => !quick.includes(file))).toEqual(alone);
});

test.each([
  ['test/acceptance/dev-overrides.test.ts', true],
  ['test/reliability/kills/watch.test.ts', true],
  ['test/cli/every-command.test.ts', true],
  ['test/cdktf/examples.full.test.ts', true],
  ['test/terraform/plugin/handshake.test.ts', false],
])('whether %s is in a compiled run: %s', (file, expected) => {
  expect(filesOf('compiled').includes(file)).toBe(expected);
});

test('a full run leaves nothing out', async () => {
  const { diagonal, spread } = await sizesOf('full');
  expect(spread([1, 2, 3, 4, 5], { quick: 2 })).toEqual([1, 2, 3, 4, 5]);
  expect(diagonal(['a', 'b', 'c'], 1, { quick: 3 })).toEqual(['a', 'b', 'c']);
});

test('a quick run has the ends and what lies between them evenly, and every column comes up', async () => {
  const { diagonal, spread } = await sizesOf('quick');
  expect(spread([1, 2, 3, 4, 5], { quick: 3 })).toEqual([1, 3, 5]);
  expect(spread([1, 2, 3, 4, 5], { quick: 1 })).toEqual([1]);
  expect(spread([1, 2], { quick: 5 })).toEqual([1, 2]);
  const columns = ['a', 'b', 'c', 'd'];
  const seen = [0, 1, 2].flatMap((row) => diagonal(columns, row, { quick: 3 }));
  expect(new Set(seen)).toEqual(new Set(columns));
});

test('npm run test:full is full, and npm test is not', async () => {
  vi.resetModules();
  const { isFull } = await import('../support/size.ts');
  const size = { 'test:full': 'full', test: 'quick' }[process.env.npm_lifecycle_event ?? ''];
  if (size) expect(process.env.TEST_SIZE).toBe(size);
  expect(isFull).toBe(process.env.TEST_SIZE === 'full');
});
