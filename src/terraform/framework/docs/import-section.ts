// The part of a resource's page that says how what exists comes under management, and where its id is found.
import { listed, type Model } from '../attributes/index.ts';
import type { Provider } from '../define-provider.ts';
import { importNames, isNamed } from '../objects/index.ts';
import type { Resource } from '../resource.ts';
import { importExample } from './examples.ts';
import { hcl, shell } from './markdown.ts';

/** @param made state of the object that the example makes */
export function importSection(provider: Provider, resource: Resource, example: string, made: Model): string {
  const { address, id, identity } = importExample(`${provider.name}_${resource.name}`, resource, example, made);
  const width = Math.max(...identity.map(([name]) => name.length));
  const named = identity.map(([name, value]) => `    ${name.padEnd(width)} = ${value}`).join('\n');
  return [
    `## Import\n\n${whatItIs(resource).join(' ')}`,
    ...whereItIs(provider, resource),
    hcl(`import {\n  to = ${address}\n  id = "${id}"\n}`),
    'By its identity, with Terraform or OpenTofu 1.12 or newer:',
    hcl(`import {\n  to = ${address}\n  identity = {\n${named}\n  }\n}`),
    'On the command line:',
    shell(`terraform import ${address} '${id}'`),
  ].join('\n\n');
}

function whatItIs(resource: Resource): string[] {
  const names = importNames(resource);
  if (names.length === 0) return ['There is one of it in each instance, so any id names it.'];
  const other = (resource.naming ?? []).filter((name) => !names.includes(name));
  return [
    `The import id is ${listed(names, 'and')}${names.length > 1 ? ', joined by a colon' : ''}.`,
    ...(isNamed(resource) && other.length > 0 ? [`Its ${listed(other, 'or')} is taken as well.`] : []),
    ...(resource.importName
      ? [
          'An ambiguous name is refused. The secret is taken as well, with a warning: it stays in the history of the shell and in logs.',
        ]
      : []),
  ];
}

function whereItIs({ name: provider, importsAll }: Provider, resource: Resource): string[] {
  const { name, whereToFind, dataSources, list } = resource;
  if (importNames(resource).length === 0) return importsAll === undefined ? [] : [importsAll];
  const many = dataSources?.many;
  const ways = [
    whereToFind,
    many && `The data source [\`${provider}_${many}\`](../data-sources/${many}.md) lists those that there are.`,
    list && `\`terraform query\` with [a list block](../list-resources/${name}.md) writes import blocks for them.`,
    importsAll,
  ].filter(Boolean);
  return ways.length === 0 ? [] : [`Where to find it:\n\n${ways.map((way) => `- ${way}`).join('\n')}`];
}
