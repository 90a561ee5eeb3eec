// Everything that the tests hold one member of the catalog to, for a quick look while one works on it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { distance } from 'fastest-levenshtein';
import { provider } from './catalog.ts';
import { renderDocs } from './generate/docs.ts';
import { ringOf, testFiles } from './rings.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Beside the laws: suites that name their tests for a member, and start nothing that takes long to start. */
const suites = [
  'test/acceptance/every-resource.test.ts',
  'test/acceptance/examples.test.ts',
  'test/reliability/conformance/conformance.test.ts',
  'test/reliability/faults/every-call.test.ts',
  'test/reliability/kills/every-write.test.ts',
  'test/cdktf/generated.test.ts',
];

/** Whether a suite tries every member, or names this one. */
const isAbout = (file: string, name: string) =>
  new RegExp(`\\b(members|dataSources|unleash_${name})\\b`).test(readFileSync(root + file, 'utf8'));

interface Known {
  readonly name: string;
  /** Path without an ending, of its page below `docs/` and of its examples below `examples/`. */
  readonly page: string;
  readonly examples: string;
}

const { resources, dataSources } = provider();
const all: readonly Known[] = [
  ...resources.map(({ name }) => ({ name, page: `resources/${name}`, examples: `resources/unleash_${name}` })),
  ...dataSources.map(({ name }) => ({ name, page: `data-sources/${name}`, examples: `data-sources/unleash_${name}` })),
];

interface Tried {
  /** What npx is called with. */
  readonly vitest: readonly string[];
  /** The resource of the name, the data source of the name, or both. */
  readonly members: readonly Known[];
}

/**
 * @param given a type such as `unleash_role`; the prefix may be left out
 * @throws UnknownMember
 */
export function planTrial(given: string): Tried {
  const name = given.replace(/^unleash_/, '');
  const members = all.filter((one) => one.name === name);
  if (members.length === 0) throw new UnknownMember(given);
  // Type names stand in quotation marks or alone.
  const pattern = `(^|[^\\w.])unleash_${name}($|[^\\w.])`;
  const laws = testFiles().filter((file) => ringOf(file) === 'laws' && isAbout(file, name));
  return { vitest: ['vitest', 'run', ...suites, ...laws, '--testNamePattern', pattern, '--hideSkippedTests'], members };
}

/** Says which names come nearest. */
export class UnknownMember extends Error {
  constructor(given: string) {
    const names = [...new Set(all.map(({ name }) => `unleash_${name}`))];
    const near = (name: string) => distance(name, given.startsWith('unleash_') ? given : `unleash_${given}`);
    const [first, second, third] = names.sort((a, b) => near(a) - near(b));
    const usage = given === '' ? 'Usage: npm run try NAME' : `The provider has no ${given}`;
    super(`${usage}; try ${first}, ${second} or ${third}.`);
  }
}

/** What is wrong with its page and its examples, one sentence each. */
export async function faultsOnPaper({ members }: Tried): Promise<string[]> {
  const rendered = await renderDocs();
  const stale = members
    .map(({ page }) => `docs/${page}.md`)
    .filter((file) => readText(file) !== rendered.get(file))
    .map((file) => `${file} is not what the sources say: run npm run generate.`);
  const unformatted = members
    .map(({ examples }) => `examples/${examples}`)
    .filter((folder) => spawnSync('terraform', ['fmt', '-check', folder], { cwd: root }).status !== 0)
    .map((folder) => `${folder} is not formatted: run terraform fmt ${folder}.`);
  return [...stale, ...unformatted];
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(root + path, 'utf8');
  } catch {
    return undefined;
  }
}
