// The rings of the tests: which file is in which, and which files a full run has more of, or alone.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** A file is in the first ring whose pattern its path fits. */
const rings = {
  /** What real servers do. */
  witness:
    /^test\/(real-server|reliability\/fidelity)\/|\/(real-server[a-z-]*|unleash-server|witnessed)(\.full)?\.test\.ts$/,
  /** Faults, kills, two at once, hostile bytes, load. */
  stress: /^test\/reliability\//,
  /** The real terraform, and the package as npm installs it. */
  terraform: /^test\/(acceptance|library)\/|^test\/cdktf\/[^/]+\.test\.ts$/,
  /** What holds for every member of the catalog. */
  laws: /^test\/provider\//,
  /** Mirrors the sources. */
  unit: /^test\//,
};

export type Ring = keyof typeof rings;
export const ringNames = Object.keys(rings) as Ring[];

export const ringOf = (file: string): Ring | undefined => ringNames.find((name) => rings[name].test(file));

/** Paths of all test files, sorted. */
export const testFiles = (): string[] =>
  readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join('test', file))
    .sort();

/** What takes compilers, browsers or foreign validators a minute says so in its name. */
const onlyFull = /\.full\.test\.ts$/;

/**
 * Those of a run of vitest's mode: with `full` those that are larger then or that it has alone, for the others have run with
 * `npm test`; with `compiled` all that start the provider or the command.
 */
export const filesOf = (mode: string): string[] =>
  testFiles().filter((file) => {
    if (mode === 'compiled') return startsExecutables(file);
    return mode === 'full' ? onlyFull.test(file) || isGenerated(file) : !onlyFull.test(file);
  });

/** Whether it asks for them, itself or through what it imports. */
const startsExecutables = (file: string): boolean => reachedFrom(file).has('workshop/built-executables.ts');

function reachedFrom(file: string): ReadonlySet<string> {
  const reached = new Set([file]);
  for (const one of reached) for (const target of importedBy(one)) reached.add(target);
  return reached;
}

const imported = new Map<string, readonly string[]>();

function importedBy(file: string): readonly string[] {
  const known = imported.get(file);
  if (known) return known;
  const text = readFileSync(join(root, file), 'utf8');
  const found = [...text.matchAll(/(?:from|import\()\s*'(\.[^']*\.ts)'/g)]
    .map(([, name = '']) => join(dirname(file), name))
    // Generators have imports in the texts that they write.
    .filter((target) => existsSync(join(root, target)));
  imported.set(file, found);
  return found;
}

/** In a full run laws hold under every core, too. */
const asksForSize = /support\/(size|cores)\.ts'/;

/** Whether it asks, itself or through a module beside it, how much it is to generate. */
export function isGenerated(file: string): boolean {
  const text = readFileSync(join(root, file), 'utf8');
  if (asksForSize.test(text)) return true;
  const beside = [...text.matchAll(/^import .* from '\.\/([^']*\.ts)'/gm)].map(([, name = '']) =>
    join(root, dirname(file), name),
  );
  return beside.some((path) => asksForSize.test(readFileSync(path, 'utf8')));
}
