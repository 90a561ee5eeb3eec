// Writes docs/: the registry pages, from the provider's definitions and the examples, and the reference of the client. The other
// guides are written by hand.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import packageJson from '../package.json' with { type: 'json' };
import { unleashProvider } from '../provider/index.ts';
import { dataSourcePage, type Guide, providerPage, resourcePage } from '../src/terraform/framework/docs/index.ts';
import { renderApiReference } from './generate-api-reference.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

export function generateDocs(): void {
  const provider = unleashProvider(packageJson.version, { env: {}, log: () => {}, onWait: () => {} });
  for (const folder of ['resources', 'data-sources']) {
    rmSync(`${root}docs/${folder}`, { recursive: true, force: true });
    mkdirSync(`${root}docs/${folder}`, { recursive: true });
  }
  write('guides/admin-api', renderApiReference());
  write('index', providerPage(provider, readExamples('provider')[0] ?? '', readGuides()));
  for (const resource of provider.resources) {
    write(
      `resources/${resource.name}`,
      resourcePage(provider, resource, readExamples(`resources/unleash_${resource.name}`)),
    );
  }
  for (const source of provider.dataSources) {
    write(
      `data-sources/${source.name}`,
      dataSourcePage(provider, source, readExamples(`data-sources/unleash_${source.name}`)),
    );
  }
}

const write = (name: string, text: string) => writeFileSync(`${root}docs/${name}.md`, text);

/** By what each says about itself at its top. */
function readGuides(): Guide[] {
  const files = readdirSync(`${root}docs/guides`).sort();
  return files.map((file) => {
    const [, title = file, description = ''] =
      /^---\npage_title: "(.*)"\n(?:subcategory: .*\n)?description: \|-\n {2}(.*)\n---/.exec(
        readFileSync(`${root}docs/guides/${file}`, 'utf8'),
      ) ?? [];
    return { file, title, description };
  });
}

/** In the order of their numbers: `resource.tf`, `resource-2.tf` and so on. */
function readExamples(folder: string): string[] {
  const number = (file: string) => Number(/-(\d+)\.tf$/.exec(file)?.[1] ?? 1);
  const files = readdirSync(`${root}examples/${folder}`).sort((a, b) => number(a) - number(b));
  return files.map((file) => readFileSync(`${root}examples/${folder}/${file}`, 'utf8'));
}
