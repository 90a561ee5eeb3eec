// Registry pages from definitions and examples.
import type { Attributes } from '../attributes/index.ts';
import type { Action } from '../define-action.ts';
import type { DataSource } from '../define-data-source.ts';
import type { EphemeralResource } from '../define-ephemeral-resource.ts';
import type { ProviderFunction } from '../define-function.ts';
import type { Provider } from '../define-provider.ts';
import { importNames } from '../objects/index.ts';
import type { Offer } from '../offer.ts';
import type { Resource } from '../resource.ts';
import { changedBlocks, importExample } from './examples.ts';
import { schemaSection } from './schema-section.ts';

const fence = '```';
const hcl = (code: string) => `${fence}terraform\n${code.trimEnd()}\n${fence}`;

interface Page {
  readonly title: string;
  readonly area?: string | undefined;
  readonly kind: 'Provider' | 'Resource' | 'Data Source' | 'Ephemeral Resource' | 'Action' | 'Function';
  readonly description: string;
  readonly sections: readonly (string | undefined)[];
}

const page = ({ title, area = '', kind, description, sections }: Page) =>
  `${[
    `---\npage_title: "${title} ${kind}"\nsubcategory: "${area}"\ndescription: |-\n  ${description}\n---`,
    `# ${title} (${kind})`,
    description,
    ...sections.filter((section) => section !== undefined),
  ].join('\n\n')}\n`;

const requirement = ({ describeRequirement }: Provider, { requires }: Offer) =>
  requires === undefined ? undefined : `It needs ${describeRequirement?.(requires) ?? requires}.`;

/** @param examples HCL, the first as the main one and the others as what can follow it */
export function resourcePage(provider: Provider, resource: Resource, examples: readonly string[]): string {
  const title = `${provider.name}_${resource.name}`;
  const [first = '', ...later] = examples;
  return page({
    title,
    area: resource.area,
    kind: 'Resource',
    description: resource.description,
    sections: [
      requirement(provider, resource),
      `## Example Usage\n\n${hcl(first)}`,
      later.length > 0
        ? `Changes to it, one after another, without the blocks that stay as they are above:\n\n${later.map((one) => hcl(changedBlocks(first, one))).join('\n\n')}`
        : undefined,
      schemaSection(fixedMarked(resource), { provider: provider.name, isManaged: true }),
      importSection(provider, title, resource, first),
      destroySection(resource),
    ],
  });
}

/** Attributes with those of the identity marked as what they are: not changeable in place. */
const fixedMarked = ({ attributes, identity }: Resource): Attributes =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [
      name,
      identity.includes(name) && attribute.settable ? attribute.forcesReplacement() : attribute,
    ]),
  );

function importSection(provider: Provider, title: string, resource: Resource, example: string): string {
  const { importName, dataSources } = resource;
  const names = importNames(resource);
  const { address, id, identity } = importExample(title, resource, example);
  const what =
    names.length === 0
      ? 'There is one of it in each instance, so any id names it.'
      : `The import id is ${names.map((attribute) => `\`${attribute}\``).join(' and ')}${names.length > 1 ? ', joined by a colon' : ''}.`;
  const secret = importName
    ? ' An ambiguous name is refused. The secret is taken as well, with a warning: it stays in the history of the shell and in logs.'
    : '';
  const isGiven = names.some((name) => !resource.attributes[name]!.settable);
  const where =
    dataSources && isGiven
      ? ` The data source \`${provider.name}_${dataSources.plural}\` lists those that there are.`
      : '';
  const width = Math.max(...identity.map(([name]) => name.length));
  const named = identity.map(([name, value]) => `    ${name.padEnd(width)} = ${value}`).join('\n');
  return [
    `## Import\n\n${what}${secret}${where}`,
    hcl(`import {\n  to = ${address}\n  id = "${id}"\n}`),
    'By its identity, with Terraform 1.12 or newer:',
    hcl(`import {\n  to = ${address}\n  identity = {\n${named}\n  }\n}`),
    'On the command line:',
    `${fence}shell\nterraform import ${address} '${id}'\n${fence}`,
  ].join('\n\n');
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
  return page({
    title: `${provider.name}_${source.name}`,
    area: source.area,
    kind: 'Data Source',
    description: source.description,
    sections: [
      requirement(provider, source),
      `## Example Usage\n\n${examples.map(hcl).join('\n\n')}`,
      schemaSection(source.attributes, { provider: provider.name }),
    ],
  });
}

/** @param examples HCL, each with something that uses what is opened */
export function ephemeralResourcePage(
  provider: Provider,
  ephemeral: EphemeralResource,
  examples: readonly string[],
): string {
  return page({
    title: `${provider.name}_${ephemeral.name}`,
    area: ephemeral.area,
    kind: 'Ephemeral Resource',
    description: ephemeral.description,
    sections: [
      `It needs Terraform 1.10 or OpenTofu 1.11.`,
      requirement(provider, ephemeral),
      `## Example Usage\n\n${examples.map(hcl).join('\n\n')}`,
      schemaSection(ephemeral.attributes, { provider: provider.name }),
    ],
  });
}

/** @param examples HCL, each with what triggers the action where something does */
export function actionPage(provider: Provider, action: Action, examples: readonly string[]): string {
  const title = `${provider.name}_${action.name}`;
  const [, name = 'this'] = new RegExp(`^action "${title}" "(\\w+)"`, 'm').exec(examples[0] ?? '') ?? [];
  return page({
    title,
    area: action.area,
    kind: 'Action',
    description: action.description,
    sections: [
      'It needs Terraform 1.14.',
      requirement(provider, action),
      `## Example Usage\n\n${examples.map(hcl).join('\n\n')}`,
      `Without a trigger, a person asks for it:\n\n${fence}shell\nterraform apply -invoke=action.${title}.${name}\n${fence}`,
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
  return page({
    title: one.name,
    kind: 'Function',
    description: one.summary,
    sections: [
      one.description,
      'It needs Terraform 1.8 or OpenTofu 1.7.',
      `## Example Usage\n\n${examples.map(hcl).join('\n\n')}`,
      `## Signature\n\n${fence}text\nprovider::${provider.name}::${one.name}(${signature}) ${returns.kind.label}\n${fence}`,
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
  return page({
    title: provider.name,
    kind: 'Provider',
    description: provider.description,
    sections: [
      `## Example Usage\n\n${hcl(example)}`,
      guides.length > 0 ? `## Guides\n\n${guides.map(linkTo).join('\n')}` : undefined,
      schemaSection(provider.attributes, { provider: provider.name }),
    ],
  });
}
