// Registry pages from definitions and examples.
import type { Attributes, Model } from '../attributes/index.ts';
import type { Action } from '../define-action.ts';
import type { DataSource } from '../define-data-source.ts';
import type { EphemeralResource } from '../define-ephemeral-resource.ts';
import type { ProviderFunction } from '../define-function.ts';
import type { Provider } from '../define-provider.ts';
import { asList } from '../objects/index.ts';
import type { Offer } from '../offer.ts';
import type { Resource } from '../resource.ts';
import { changedBlocks } from './examples.ts';
import { importSection } from './import-section.ts';
import { hcl, plain, shell } from './markdown.ts';
import { needsLine, type PageKind } from './requirements.ts';
import { schemaSection } from './schema-section.ts';
import { seeAlso } from './see-also.ts';

interface Page extends Pick<Offer, 'requires' | 'area' | 'documentation'> {
  readonly title: string;
  readonly kind: PageKind;
  readonly description: string;
  readonly sections: readonly (string | undefined)[];
}

const page = (provider: Provider, { title, area = '', kind, description, documentation, ...rest }: Page) =>
  `${[
    `---\npage_title: "${title} ${kind}"\nsubcategory: "${area}"\ndescription: |-\n  ${description}\n---`,
    `# ${title} (${kind})`,
    needsLine(provider, kind, rest),
    description,
    documentation && `More about it in [the documentation of ${provider.service}](${documentation}).`,
    ...rest.sections,
  ]
    .filter(Boolean)
    .join('\n\n')}\n`;

const examplesSection = (examples: readonly string[]) => `## Example Usage\n\n${examples.map(hcl).join('\n\n')}`;

/**
 * @param examples HCL, the first as the main one and the others as what can follow it
 * @param made state of the object that the first one makes
 */
export function resourcePage(provider: Provider, resource: Resource, examples: readonly string[], made: Model): string {
  const [first = '', ...later] = examples;
  return page(provider, {
    ...resource,
    title: `${provider.name}_${resource.name}`,
    kind: 'Resource',
    sections: [
      examplesSection([first]),
      later.length > 0
        ? `Changes to it, one after another, without the blocks that stay as they are above:\n\n${later.map((one) => hcl(changedBlocks(first, one))).join('\n\n')}`
        : undefined,
      schemaSection(resource.attributes, { provider: provider.name, identity: resource.identity }),
      importSection(provider, resource, first, made),
      destroySection(resource),
      seeAlso(provider, resource.name, 'resources'),
    ],
  });
}

function destroySection({ description, roles, delete: remove }: Resource): string {
  const said = description.split(/(?<=\.) /).find((sentence) => /destroying it/i.test(sentence));
  const what = remove
    ? 'Destroying it deletes it.'
    : 'There is no call that deletes it: destroying it takes it out of state, with a warning, and leaves it as it is.';
  const sentences = [
    said ?? what,
    roles.onDestroy && `\`${roles.onDestroy}\` chooses something else.`,
    roles.deletionProtection &&
      `While \`${roles.deletionProtection}\` is true, plans that would destroy it are refused.`,
  ];
  return `## Destroy\n\n${sentences.filter(Boolean).join(' ')}`;
}

export function dataSourcePage(provider: Provider, source: DataSource, examples: readonly string[]): string {
  const isManaged = provider.resources.some(({ name }) => name === source.name);
  return page(provider, {
    ...source,
    title: `${provider.name}_${source.name}`,
    kind: 'Data Source',
    sections: [
      isManaged
        ? `It is for what this configuration does not manage: what it has as the [resource](../resources/${source.name}.md) it knows from there.`
        : undefined,
      examplesSection(examples),
      `## Lookup\n\n${source.lookup}`,
      schemaSection(source.attributes, { provider: provider.name }),
      seeAlso(provider, source.name, 'data-sources'),
    ],
  });
}

const listEverything = ({ name }: Provider, resource: Resource) =>
  `list "${name}_${resource.name}" "all" {\n  provider = ${name}\n}\n`;

/** @param examples query files, each with a `list` block; where there are none, everything is listed */
export function listResourcePage(provider: Provider, resource: Resource, examples: readonly string[]): string {
  const listed = asList(resource);
  return page(provider, {
    ...resource,
    description: listed.description,
    title: `${provider.name}_${resource.name}`,
    kind: 'List Resource',
    sections: [
      examplesSection(examples.length > 0 ? examples : [listEverything(provider, resource)]),
      `In a file that ends in \`.tfquery.hcl\`; with \`-generate-config-out\` it writes a configuration that imports what it finds:\n\n${shell('terraform query -generate-config-out=found.tf')}`,
      '`limit` says how many Terraform takes, 100 where it is left out; `include_resource = true` shows the whole objects.',
      schemaSection(listed.attributes, { provider: provider.name }),
      seeAlso(provider, resource.name, 'list-resources'),
    ],
  });
}

/** @param examples HCL, each with something that uses what is opened */
export const ephemeralResourcePage = (
  provider: Provider,
  ephemeral: EphemeralResource,
  examples: readonly string[],
): string =>
  page(provider, {
    ...ephemeral,
    title: `${provider.name}_${ephemeral.name}`,
    kind: 'Ephemeral Resource',
    sections: [
      examplesSection(examples),
      schemaSection(ephemeral.attributes, { provider: provider.name }),
      seeAlso(provider, ephemeral.name, 'ephemeral-resources'),
    ],
  });

/** @param examples HCL, each with what triggers the action where something does */
export function actionPage(provider: Provider, action: Action, examples: readonly string[]): string {
  const title = `${provider.name}_${action.name}`;
  const [, name = 'this'] = new RegExp(`^action "${title}" "(\\w+)"`, 'm').exec(examples[0] ?? '') ?? [];
  return page(provider, {
    ...action,
    title,
    kind: 'Action',
    sections: [
      examplesSection(examples),
      `Without a trigger, a person asks for it:\n\n${shell(`terraform apply -invoke=action.${title}.${name}`)}`,
      schemaSection(action.attributes, { provider: provider.name }),
    ],
  });
}

export function functionPage(provider: Provider, one: ProviderFunction, examples: readonly string[]): string {
  const { parameters, variadic, returns } = one;
  const given = [
    ...Object.entries(parameters),
    ...(variadic ? [[`${variadic.name}...`, variadic.attribute] as const] : []),
  ];
  const signature = given.map(([name, { kind }]) => `${name} ${kind.label}`).join(', ');
  const fields = returns.kind.nested ? `\n\n${fieldList(returns.kind.nested.attributes)}` : '';
  return page(provider, {
    title: one.name,
    kind: 'Function',
    description: one.summary,
    sections: [
      one.description,
      examplesSection(examples),
      `## Signature\n\n${plain(`provider::${provider.name}::${one.name}(${signature}) ${returns.kind.label}`)}`,
      `## Arguments\n\n${given.map(([name, { description }]) => `- \`${name}\` ${description}`).join('\n')}`,
      `## Result\n\n${returns.description}${fields}`,
    ],
  });
}

const fieldList = (attributes: Attributes) =>
  Object.entries(attributes)
    .map(([name, { kind, description }]) => `- \`${name}\` (${kind.label}) ${description}`)
    .join('\n');

const linkTo = ({ file, title, description }: Guide) => `- [${title}](guides/${file}): ${description}`;

/** A page written by hand, `guides/<file>.md`. */
export interface Guide {
  readonly file: string;
  readonly title: string;
  readonly description: string;
}

export function providerPage(provider: Provider, example: string, guides: readonly Guide[] = []): string {
  return page(provider, {
    title: provider.name,
    kind: 'Provider',
    description: provider.description,
    sections: [
      examplesSection([example]),
      guides.length > 0 ? `## Guides\n\n${guides.map(linkTo).join('\n')}` : undefined,
      schemaSection(provider.attributes, { provider: provider.name }),
    ],
  });
}
