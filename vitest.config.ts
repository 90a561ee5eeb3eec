// npm test runs every ring with the generated suites at a small size, npm run test:full the generated suites at their full one,
// npm run test:compiled what starts the provider or the command, with those that need no Node.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { patienceMs } from './workshop/patience.ts';
import { filesOf, type Ring, ringNames, ringOf } from './workshop/rings.ts';
import { installUnleashServer } from './workshop/unleash-server.ts';

/** Those that take minutes begin first, so that no worker is left alone with one of them at the end. */
const long = [
  'test/reliability/fidelity/fidelity.test.ts',
  'test/reliability/faults/every-call.test.ts',
  'test/acceptance/every-resource.test.ts',
  'test/cdktf/package.full.test.ts',
  'test/provider/every-resource.test.ts',
];

const root = fileURLToPath(new URL('.', import.meta.url));

/** The witnesses come second: by then the real server is installed. */
const order: readonly Ring[] = ['stress', 'witness', 'terraform', 'laws', 'unit'];

/** Ring by ring, for the files of one share what they have loaded. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId, project }: TestSpecification) => {
      const index = long.indexOf(relative(root, moduleId));
      return order.indexOf(project.name as Ring) * 100 + (index < 0 ? long.length : index);
    };
    // Whoever needs it waits for the same installation, and is told there when it fails.
    if (files.some(({ project }) => project.name === 'witness')) installUnleashServer().catch(() => {});
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

export default defineConfig(({ mode }) => {
  // This file is read again for each project, which is not told the mode.
  process.env.TEST_SIZE ??= mode === 'full' ? 'full' : 'quick';
  if (mode === 'compiled') process.env.TEST_EXECUTABLES = 'compiled';
  const files = filesOf(mode);
  const projects = ringNames
    .map((name) => ({ name, include: files.filter((file) => ringOf(file) === name) }))
    .filter(({ include }) => include.length > 0);
  return {
    test: {
      env: { TEST_SIZE: process.env.TEST_SIZE },
      setupFiles: ['test/support/one-seed.ts'],
      testTimeout: patienceMs,
      hookTimeout: patienceMs,
      maxWorkers: 2,
      experimental: { fsModuleCache: true, fsModuleCachePath: '.cache/vitest' },
      sequence: { sequencer: LongFirst },
      // A worker loads the catalog once, and not for each file.
      projects: projects.map((ring) => ({
        extends: true,
        test: { ...ring, isolate: false },
      })),
    },
  };
});
