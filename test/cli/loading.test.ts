// What the program loads, and when: nothing heavy before a command does its work.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { commands } from '../../src/cli/generated/commands.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const entries = commands.map(({ name }) => `src/cli/commands/${name.replace(' ', '/')}.ts`);
const program = 'bin/unleash-admin.ts';
const isHeavy = (file: string) =>
  /^src\/(?!cli\/|json\/|text\/)/.test(file) || /node_modules\/(?!commander\/|fastest-levenshtein\/)/.test(file);

test('the list of commands loads none of them, and a command that shows its help loads nothing but itself', async () => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [program, ...entries],
    ...{ bundle: true, splitting: true, format: 'esm', platform: 'node', outdir: 'out' },
    ...{ metafile: true, write: false, logLevel: 'silent' },
  });
  /** Files that run at once with an entry; what is imported later is not among them. */
  const reachedFrom = (entry: string): readonly string[] => {
    const reached = new Set<string>([entry]);
    for (const file of reached) {
      for (const { path, kind, external } of metafile.inputs[file]?.imports ?? []) {
        if (kind !== 'dynamic-import' && !external) reached.add(path);
      }
    }
    return [...reached];
  };
  const atOnce = reachedFrom(program);
  expect(atOnce).toContain('src/cli/generated/commands.ts');
  expect(atOnce.filter((file) => isHeavy(file) || file.startsWith('src/cli/commands/'))).toEqual([]);
  for (const entry of entries) expect(reachedFrom(entry).filter(isHeavy)).toEqual([]);
});
