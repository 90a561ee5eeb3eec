// docs/: the registry pages, from the provider's definitions and the examples, and the reference of the client. The other guides
// are written by hand.
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { unleashProvider } from '../../provider/index.ts';
import {
  actionPage,
  dataSourcePage,
  ephemeralResourcePage,
  functionPage,
  listResourcePage,
  type Guide,
  providerPage,
  resourcePage,
} from '../../src/terraform/framework/docs/index.ts';
import { readExamples } from '../examples.ts';
import type { Model } from '../../src/terraform/framework/index.ts';
import { placeOfGuide } from '../guides.ts';
import { renderApiReference } from './api-reference.ts';
import { exampleObjects } from './example-objects.ts';
import { renderPermissionGuide } from './permission-guide.ts';

const provider = unleashProvider(packageJson.version, { env: {}, log: () => {}, onWait: () => {} });
const members = [
  ...provider.resources.map((resource) => ({
    folder: `resources/unleash_${resource.name}`,
    // The first is created, the second says how it changes.
    wanted: ['resource.tf', 'resource-2.tf'],
    page: `resources/${resource.name}`,
    render: (examples: readonly string[], made: ReadonlyMap<string, Model>) =>
      resourcePage(provider, resource, examples, made.get(`unleash_${resource.name}`)!),
  })),
  ...provider.resources
    .filter(({ list }) => list)
    .map((resource) => ({
      folder: `list-resources/unleash_${resource.name}`,
      // Without one the page lists everything.
      wanted: [],
      page: `list-resources/${resource.name}`,
      render: (examples: readonly string[]) => listResourcePage(provider, resource, examples),
    })),
  ...provider.dataSources.map((source) => ({
    folder: `data-sources/unleash_${source.name}`,
    wanted: ['data-source.tf'],
    page: `data-sources/${source.name}`,
    render: (examples: readonly string[]) => dataSourcePage(provider, source, examples),
  })),
  ...(provider.ephemeralResources ?? []).map((ephemeral) => ({
    folder: `ephemeral-resources/unleash_${ephemeral.name}`,
    wanted: ['ephemeral-resource.tf'],
    page: `ephemeral-resources/${ephemeral.name}`,
    render: (examples: readonly string[]) => ephemeralResourcePage(provider, ephemeral, examples),
  })),
  ...(provider.actions ?? []).map((action) => ({
    folder: `actions/unleash_${action.name}`,
    wanted: ['action.tf'],
    page: `actions/${action.name}`,
    render: (examples: readonly string[]) => actionPage(provider, action, examples),
  })),
  ...(provider.functions ?? []).map((one) => ({
    folder: `functions/${one.name}`,
    wanted: ['function.tf'],
    page: `functions/${one.name}`,
    render: (examples: readonly string[]) => functionPage(provider, one, examples),
  })),
];

/** Paths of the examples that every member of the catalog has and somebody has yet to write. */
export const missingExamples = (): string[] =>
  members.flatMap(({ folder, wanted }) => {
    const missing = wanted.slice(readExamples(folder).length);
    return missing.map((file) => `examples/${folder}/${file}`);
  });

export async function renderDocs(): Promise<Map<string, string>> {
  const made = await exampleObjects();
  const generated = new Map([
    ['guides/admin-api', renderApiReference()],
    ['guides/permissions', renderPermissionGuide(provider.name, provider.resources)],
  ]);
  const guides = readGuides(generated);
  const pages = new Map([...generated, ['index', providerPage(provider, readExamples('provider')[0] ?? '', guides)]]);
  for (const { folder, page, render } of members) pages.set(page, render(readExamples(folder), made));
  return new Map([...pages].map(([page, text]) => [`docs/${page}.md`, text]));
}

/** By what each says about itself at its top, for newcomers in their order. */
function readGuides(generated: ReadonlyMap<string, string>): Guide[] {
  const folder = new URL('../../docs/guides/', import.meta.url);
  const files = new Set([...readdirSync(folder), ...[...generated.keys()].map((page) => `${basename(page)}.md`)]);
  return [...files]
    .sort((a, b) => placeOfGuide(a) - placeOfGuide(b))
    .map((file) => {
      const text = generated.get(`guides/${basename(file, '.md')}`) ?? readFileSync(new URL(file, folder), 'utf8');
      const [, title = file, description = ''] =
        /^---\npage_title: "(.*)"\n(?:subcategory: .*\n)?description: \|-\n {2}(.*)\n---/.exec(text) ?? [];
      return { file, title, description };
    });
}
