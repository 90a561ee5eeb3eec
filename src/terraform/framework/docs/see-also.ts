// What else there is of the same thing: one, many, a list, and what lives for one run.
import type { Provider } from '../define-provider.ts';

/** Folder of pages, as registries lay them out. */
type Folder = 'resources' | 'data-sources' | 'list-resources' | 'ephemeral-resources';

/**
 * @param name of a member of the catalog
 * @param own where the page stands that says it
 */
export function seeAlso(provider: Provider, name: string, own: Folder): string | undefined {
  const links = relatives(provider, name)
    .filter(([folder, other]) => folder !== own || other !== name)
    .map(([folder, other]) => `- ${nouns[folder]} [\`${provider.name}_${other}\`](../${folder}/${other}.md)`);
  return links.length === 0 ? undefined : `## See Also\n\n${links.join('\n')}`;
}

const nouns: { readonly [F in Folder]: string } = {
  resources: 'the resource',
  'data-sources': 'the data source',
  'list-resources': 'the list resource',
  'ephemeral-resources': 'the ephemeral resource',
};

function relatives(provider: Provider, name: string): [Folder, string][] {
  const resource = provider.resources.find(({ name: one, dataSources }) => one === name || dataSources?.many === name);
  const family = [resource?.name ?? name, resource?.dataSources?.many];
  const of = (folder: Folder, members: readonly { readonly name: string }[] = []) =>
    members.filter((member) => family.includes(member.name)).map((member): [Folder, string] => [folder, member.name]);
  return [
    ...of('resources', provider.resources),
    ...of('data-sources', provider.dataSources),
    ...of(
      'list-resources',
      provider.resources.filter(({ list }) => list),
    ),
    ...of('ephemeral-resources', provider.ephemeralResources),
  ];
}
