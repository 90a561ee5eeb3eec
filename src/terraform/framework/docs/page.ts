// Registry pages from definitions and examples.
import type { Attributes } from '../attributes/index.ts';
import type { DataSource } from '../define-data-source.ts';
import type { Provider } from '../define-provider.ts';
import type { Resource } from '../define-resource.ts';
import { schemaSection } from './schema-section.ts';

const fence = '```';
const hcl = (code: string) => `${fence}terraform\n${code.trimEnd()}\n${fence}`;
const editionNotes = { pro: 'a Pro or Enterprise instance', enterprise: 'an Enterprise instance' } as const;

interface Page {
  readonly title: string;
  readonly kind: 'Provider' | 'Resource' | 'Data Source';
  readonly description: string;
  readonly sections: readonly (string | undefined)[];
}

const page = ({ title, kind, description, sections }: Page) =>
  `${[
    `---\npage_title: "${title} ${kind}"\nsubcategory: ""\ndescription: |-\n  ${description}\n---`,
    `# ${title} (${kind})`,
    description,
    ...sections.filter((section) => section !== undefined),
  ].join('\n\n')}\n`;

const edition = (needed: keyof typeof editionNotes | undefined) => needed && `It needs ${editionNotes[needed]}.`;

/** @param examples HCL, the first as the main one and the others as what can follow it */
export function resourcePage(provider: Provider, resource: Resource, examples: readonly string[]): string {
  const title = `${provider.name}_${resource.name}`;
  const [first = '', ...later] = examples;
  return page({
    title,
    kind: 'Resource',
    description: resource.description,
    sections: [
      edition(resource.edition),
      `## Example Usage\n\n${hcl(first)}`,
      later.length > 0 ? `Changes to it, one after another:\n\n${later.map(hcl).join('\n\n')}` : undefined,
      schemaSection(fixedMarked(resource), provider.name),
      importSection(title, resource),
    ],
  });
}

/** Attributes with those of the identity marked as what they are: not changeable in place. */
const fixedMarked = ({ attributes, identity }: Resource): Attributes =>
  Object.fromEntries(
    Object.entries(attributes as Attributes).map(([name, attribute]) => [
      name,
      identity.includes(name) && attribute.settable ? attribute.forcesReplacement() : attribute,
    ]),
  );

function importSection(title: string, { name, identity: ids, importName }: Resource): string {
  const identity: readonly string[] = importName?.by ?? ids;
  const id = identity.length === 0 ? name : identity.map((attribute) => `<${attribute}>`).join(':');
  const what =
    identity.length === 0
      ? 'There is one of it in each instance, so any id names it'
      : `The import id is ${identity.map((attribute) => `\`${attribute}\``).join(' and ')}${identity.length > 1 ? ', joined by a colon' : ''}`;
  const secret = importName
    ? ' An ambiguous name is refused. The secret is taken as well, with a warning: it stays in the history of the shell and in logs.'
    : '';
  return `## Import\n\n${what}.${secret}\n\n${fence}shell\nterraform import ${title}.example '${id}'\n${fence}`;
}

export function dataSourcePage(provider: Provider, source: DataSource, examples: readonly string[]): string {
  return page({
    title: `${provider.name}_${source.name}`,
    kind: 'Data Source',
    description: source.description,
    sections: [
      edition(source.edition),
      `## Example Usage\n\n${examples.map(hcl).join('\n\n')}`,
      schemaSection(source.attributes as Attributes, provider.name),
    ],
  });
}

const linkTo = ({ file, title, description }: Guide) => `- [${title}](guides/${file}): ${description}`;

/** A page written by hand, `guides/<file>.md`. */
export interface Guide {
  readonly file: string;
  readonly title: string;
  readonly description: string;
}

export function providerPage(provider: Provider, example: string, guides: readonly Guide[] = []): string {
  return page({
    title: provider.name,
    kind: 'Provider',
    description: provider.description,
    sections: [
      `## Example Usage\n\n${hcl(example)}`,
      guides.length > 0 ? `## Guides\n\n${guides.map(linkTo).join('\n')}` : undefined,
      schemaSection(provider.attributes as Attributes, provider.name),
    ],
  });
}
