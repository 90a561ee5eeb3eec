// Every file of the project's own, and what each imports.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));

const folders = ['bin', 'provider', 'src', 'openapi', 'workshop', 'scripts', 'bench', 'test', 'examples/client'];

/** Paths from the root of the project, generated files included. */
export const sources: readonly string[] = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('node_modules/'))
    .map((file) => join(folder, file)),
);

export const isGenerated = (file: string) => file.includes('/generated/');

const texts = new Map<string, string>();

export function textOf(file: string): string {
  const text = texts.get(file) ?? readFileSync(join(root, file), 'utf8');
  texts.set(file, text);
  return text;
}

/** What stands in its imports and exports, types and late ones included. */
const specifiersOf = (file: string) => ts.preProcessFile(textOf(file)).importedFiles.map(({ fileName }) => fileName);

const specifiers = new Map(sources.map((file) => [file, specifiersOf(file)]));

/** Paths of the files that a file imports. */
export const filesImportedBy = (file: string): string[] =>
  specifiers
    .get(file)!
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => normalize(join(dirname(file), specifier)));

/** Names of the packages that a file imports, those of Node.js aside. */
export const packagesImportedBy = (file: string): string[] =>
  specifiers
    .get(file)!
    .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
    .map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)![0]);
