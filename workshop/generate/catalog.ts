// provider/generated/catalog.ts: every member of the catalog, found by its file.
import { readdirSync } from 'node:fs';
import { camelCase } from './camel-case.ts';
import { notice } from './notice.ts';

const fileNames = (folder: string) =>
  readdirSync(new URL(`../../provider/${folder}`, import.meta.url))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();

export function renderCatalog(): Map<string, string> {
  const folders = {
    resources: 'resources',
    dataSources: 'data-sources',
    ephemeralResources: 'ephemeral-resources',
    actions: 'actions',
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
  return new Map([['provider/generated/catalog.ts', `${notice}${imports.join('\n')}\n\n${lists.join('\n\n')}\n`]]);
}
