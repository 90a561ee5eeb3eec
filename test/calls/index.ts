// The calls of every area, found by their files.
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { OperationId } from '../../src/admin-api/generated/operations.ts';
import { type AreaCalls, turns } from './area-calls.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const folders = readdirSync(`${root}src/admin-api/areas`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

const operationsOf = new Map(
  await Promise.all(
    folders.map(async (name): Promise<[string, string[]]> => {
      const { facts }: { facts: object } = await import(`../../src/admin-api/areas/${name}/facts.ts`);
      return [name, Object.keys(facts)];
    }),
  ),
);

/** The file that has the calls of an operation. */
export const fileOf = (operation: OperationId): string =>
  `test/calls/${folders.find((name) => operationsOf.get(name)?.includes(operation))}.ts`;

/** Areas in the order in which their sequences are made. */
export const areas: ReadonlyMap<string, AreaCalls> = new Map(await readAreas());

/** @throws Error that names the file to write for an area without calls */
async function readAreas(): Promise<[string, AreaCalls][]> {
  const missing = folders.filter((name) => !existsSync(`${root}test/calls/${name}.ts`));
  if (missing.length > 0) {
    throw new Error(
      missing.map((name) => `Write test/calls/${name}.ts: no test calls anything of ${name}.`).join('\n'),
    );
  }
  const read = folders.map(async (name): Promise<[string, AreaCalls]> => {
    const { calls }: { calls: AreaCalls } = await import(/* @vite-ignore */ `./${name}.ts`);
    return [name, calls];
  });
  const turn = ({ turn }: AreaCalls) => (turn ? turns[turn] : 0);
  return (await Promise.all(read)).sort(([, a], [, b]) => turn(a) - turn(b));
}
