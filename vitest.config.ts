import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that take minutes begin first, so that no worker is left alone with one of them at the end. */
const long = [
  'test/acceptance/every-resource.test.ts',
  'test/reliability/fidelity/fidelity.test.ts',
  'test/reliability/faults/every-call.test.ts',
  'test/cdktf/package.test.ts',
  'test/reliability/kills/interrupted.test.ts',
];

const root = fileURLToPath(new URL('.', import.meta.url));

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const index = long.indexOf(relative(root, moduleId));
      return index < 0 ? long.length : index;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

export default defineConfig(({ mode }) => ({
  test: {
    env: { TEST_SIZE: mode === 'full' ? 'full' : 'quick' },
    include: ['test/**/*.test.ts'],
    exclude: ['workshop/unleash-server/node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
  },
}));
