// The lists of what each API area has: its facts and answers in the client, its endpoints in the sandbox.
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listOperations, type OpenApiDocument } from '../../src/contract/document.ts';
import { buildContract } from '../contract.ts';
import { camelCase } from './camel-case.ts';
import { notice } from './notice.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** One thing that areas have, in a file each, with an entry for each operation. */
interface Part {
  readonly what: string;
  /** From the root of the project. */
  readonly file: (area: string) => string;
  /** The name under which the file exports its entries. */
  readonly exported: (area: string) => string;
}

const facts: Part = {
  what: 'facts',
  file: (area) => `src/admin-api/areas/${area}/facts.ts`,
  exported: () => 'facts',
};
export const answers: Part = {
  what: 'a schema of its answer',
  file: (area) => `src/admin-api/areas/${area}/answers.ts`,
  exported: () => 'answers',
};
export const endpoints: Part = {
  what: 'an endpoint',
  file: (area) => `src/sandbox/endpoints/${area}.ts`,
  exported: camelCase,
};

/** Ids of operations by the area that has an entry for them. */
type Entries = ReadonlyMap<string, readonly string[]>;

/**
 * The text of each list, by its path.
 * @throws Error that names each file to write, or to take something from
 */
export async function renderAreas(): Promise<Map<string, string>> {
  const contract = await buildContract();
  const areas = readdirSync(`${root}src/admin-api/areas`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const known = await readEntries(facts, areas);
  const answered = await readEntries(answers, areas);
  const served = await readEntries(endpoints, areas);
  const keeping = await findStates([...served.keys()]);
  const withAnswer = new Set(operationsWithAnswer(contract));
  const wantAnswers = new Map([...known].map(([area, ids]) => [area, ids.filter((id) => withAnswer.has(id))]));
  const complaints = [
    ...checkHomes(
      listOperations(contract).map(({ id }) => id),
      known,
    ),
    ...comparePart(answers, wantAnswers, answered),
    ...comparePart(endpoints, known, served),
  ];
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  return new Map([
    ['src/admin-api/generated/facts.ts', notice + renderFacts([...known.keys()])],
    ['src/admin-api/generated/answers.ts', notice + renderAnswers([...answered.keys()])],
    ['src/sandbox/generated/endpoints.ts', notice + renderEndpoints([...served.keys()], keeping)],
  ]);
}

async function readEntries({ file, exported }: Part, areas: readonly string[]): Promise<Entries> {
  const found = areas.filter((area) => existsSync(root + file(area)));
  const entries = found.map(async (area): Promise<[string, string[]]> => {
    const module: Record<string, object> = await import(root + file(area));
    const list = module[exported(area)];
    if (list === undefined) throw new Error(`${file(area)} must export its entries as ${exported(area)}.`);
    return [area, Object.keys(list)];
  });
  return new Map(await Promise.all(entries));
}

async function findStates(areas: readonly string[]): Promise<string[]> {
  const modules = await Promise.all(areas.map((area): Promise<object> => import(root + endpoints.file(area))));
  return areas.filter((_, index) => 'state' in modules[index]!);
}

function operationsWithAnswer(contract: OpenApiDocument): string[] {
  const answersJson = ([status, response]: [string, { content?: object }]) =>
    status.startsWith('2') && Object.hasOwn(response.content ?? {}, 'application/json');
  return listOperations(contract)
    .filter(({ operation }) => Object.entries(operation.responses).some(answersJson))
    .map(({ id }) => id);
}

/** Every operation of the contract is known in one area, and no other is. */
export function checkHomes(operations: readonly string[], known: Entries): string[] {
  const homes = (id: string) => [...known].filter(([, ids]) => ids.includes(id)).map(([area]) => facts.file(area));
  const strange = [...known].flatMap(([area, ids]) =>
    ids
      .filter((id) => !operations.includes(id))
      .map((id) => `${facts.file(area)} has facts of ${id}, which openapi/operations.json does not list.`),
  );
  return [
    ...operations
      .filter((id) => homes(id).length === 0)
      .map((id) => `${id} is in no area: say in ${facts.file('<area>')} whether it may be repeated.`),
    ...operations
      .filter((id) => homes(id).length > 1)
      .map((id) => `${id} is in more than one area: ${homes(id).join(', ')}.`),
    ...strange,
  ];
}

/** A part has what it is to have in the same area, and nothing else. */
export function comparePart({ what, file }: Part, wanted: Entries, present: Entries): string[] {
  return [...new Set([...wanted.keys(), ...present.keys()])].flatMap((area) => {
    const [want, have] = [wanted.get(area) ?? [], present.get(area) ?? []];
    return [
      ...want.filter((id) => !have.includes(id)).map((id) => `${id} lacks ${what}: write it in ${file(area)}.`),
      ...have
        .filter((id) => !want.includes(id))
        .map((id) => `${file(area)} has ${what} for ${id}, which is not its own.`),
    ];
  });
}

const spread = (areas: readonly string[]) => areas.map((area) => `  ...${camelCase(area)},`);

const imports = (areas: readonly string[], { file, exported }: Part, up: string) =>
  areas.map((area) => {
    const [name, path] = [exported(area), file(area).replace(/^src\/(admin-api|sandbox)\//, up)];
    return `import { ${name === camelCase(area) ? name : `${name} as ${camelCase(area)}`} } from '${path}';`;
  });

const renderFacts = (areas: readonly string[]) =>
  [
    `import type { OperationFacts } from '../areas/facts.ts';`,
    ...imports(areas, facts, '../'),
    "import type { OperationId } from './operations.ts';\n",
    '/** What the client must know of each operation beyond the contract. */',
    'export const facts: Readonly<Record<OperationId, OperationFacts>> = {',
    ...spread(areas),
    '};\n',
  ].join('\n');

const renderAnswers = (areas: readonly string[]) =>
  [
    `import type { $ZodType } from 'zod/v4/core';`,
    ...imports(areas, answers, '../'),
    "import type { OperationWithAnswer } from '../operation-types.ts';\n",
    '/** One schema for each operation that answers with JSON. */',
    'export const answers = {',
    ...spread(areas),
    '} satisfies { [Id in OperationWithAnswer]: $ZodType };\n',
  ].join('\n');

/** @param keeping areas with a state of their own */
const renderEndpoints = (areas: readonly string[], keeping: readonly string[]) =>
  [
    `import type { Endpoints } from '../endpoint.ts';`,
    "import type { AreaState } from '../state/area-state.ts';",
    ...imports(areas, endpoints, '../'),
    ...keeping.map((area) => `import { state as ${camelCase(area)}State } from '../endpoints/${area}.ts';`),
    '\n/** Every operation of the contract and the endpoint behind it. */',
    'export const endpoints: Endpoints = {',
    ...spread(areas),
    '};\n',
    '/** What single areas keep for themselves. */',
    'export const states: readonly AreaState<unknown>[] = [',
    ...keeping.map((area) => `  ${camelCase(area)}State,`),
    '];\n',
  ].join('\n');
