// The contract's own files: where they are, and how the merged contract follows from them.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { patches } from '../openapi/patches.ts';
import { listOperations, type OpenApiDocument } from '../src/contract/document.ts';
import { keepStructure } from '../src/contract/keep-structure.ts';
import { loadSpecification } from '../src/contract/load-specification.ts';
import { mergeHalves } from '../src/contract/merge.ts';
import { applyPatches } from '../src/contract/patch.ts';
import { sortKeys, stableJson } from '../src/contract/stable-json.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

export const files = {
  operations: at('openapi/operations.json'),
  openSource: at('openapi/open-source.json'),
  enterprise: at('openapi/enterprise.json'),
  contract: at('openapi/contract.json'),
};

/** The ids of the operations in use, by the half of the contract that describes them. */
interface OperationLists {
  openSource: string[];
  enterprise: string[];
}

export async function readOperationLists(): Promise<OperationLists> {
  return JSON.parse(await readFile(files.operations, 'utf8')) as OperationLists;
}

/** Merges and patches the halves on disk. Throws when they are not the operations of the list, or do not fit. */
export async function buildContract(): Promise<OpenApiDocument> {
  const lists = await readOperationLists();
  const openSource = await readHalf(files.openSource, lists.openSource);
  const enterprise = await readHalf(files.enterprise, lists.enterprise);
  return sortKeys(applyPatches(mergeHalves(openSource, enterprise), patches));
}

/** The text of the open-source half as the specification at `source`, a URL or a file, has it. */
export async function renderOpenSource(source: string): Promise<string> {
  const specification = await loadSpecification(source);
  const { openSource } = await readOperationLists();
  return stableJson(keepStructure(specification, openSource));
}

async function readHalf(file: string, ids: string[]): Promise<OpenApiDocument> {
  const half = JSON.parse(await readFile(file, 'utf8')) as OpenApiDocument;
  const present = new Set(listOperations(half).map(({ id }) => id));
  const missing = ids.filter((id) => !present.delete(id));
  if (missing.length > 0) throw new Error(`${file} lacks ${missing.join(', ')}, listed in ${files.operations}.`);
  if (present.size > 0) throw new Error(`${file} has ${[...present].join(', ')}, not listed in ${files.operations}.`);
  return half;
}
