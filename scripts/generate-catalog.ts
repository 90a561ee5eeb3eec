// Writes provider/generated/catalog.ts: every member of the catalog, found by its file.
import { readdirSync } from 'node:fs';
import { writeGenerated } from './write-generated.ts';

const camelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const fileNames = (folder: string) =>
  readdirSync(new URL(`../provider/${folder}`, import.meta.url))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();

export function generateCatalog(): void {
  const folders = {
    resources: 'resources',
    dataSources: 'data-sources',
    ephemeralResources: 'ephemeral-resources',
    functions: 'functions',
  };
  const imports = Object.entries(folders).flatMap(([list, folder]) =>
    fileNames(folder).map(
      (name) => `import { ${camelCase(name)} as ${list}_${camelCase(name)} } from '../${folder}/${name}.ts';`,
    ),
  );
  const lists = Object.entries(folders).map(
    ([list, folder]) =>
      `export const ${list} = [\n${fileNames(folder)
        .map((name) => `  ${list}_${camelCase(name)},\n`)
        .join('')}];`,
  );
  writeGenerated('provider/generated/catalog.ts', `${imports.join('\n')}\n\n${lists.join('\n\n')}\n`);
}
