// provider/generated/members.ts: how each member of the catalog is loaded by itself.
import { existsSync } from 'node:fs';
import { unleashProvider } from '../../provider/index.ts';
import { dataSourcesOf } from '../../src/terraform/framework/index.ts';
import { camelCase } from './camel-case.ts';
import { notice } from './notice.ts';

interface Named {
  readonly name: string;
}

export function renderMembers(): Map<string, string> {
  const provider = unleashProvider('0.0.0', { env: {}, log: () => {}, onWait: () => {} });
  const { resources, dataSources, ephemeralResources = [], actions = [], functions = [] } = provider;
  const sourceOf = ({ name }: Named): string => {
    if (isIn('data-sources', name)) return load('data-sources', name);
    const resource = resources.find((one) => dataSourcesOf(one).some((source) => source.name === name));
    return `async () => derivedFrom(await resources.${camelCase(fileOf(resource!.name))}(), '${name}')`;
  };
  const map = (members: readonly Named[], loader: (member: Named) => string) =>
    `new Map([\n${members.map((one) => `    ['${one.name}', ${loader(one)}],\n`).join('')}  ])`;
  const from = (folder: string) => (member: Named) => load(folder, member.name);
  return new Map([
    [
      'provider/generated/members.ts',
      `${notice}import { derivedFrom, type Members } from '../../src/terraform/framework/index.ts';
import type { Unleash } from '../connection/unleash.ts';

const resources = {
${resources.map(({ name }) => `  ${camelCase(fileOf(name))}: ${load('resources', name)},\n`).join('')}};

export const members: Members<Unleash> = {
  resources: ${map(resources, ({ name }) => `resources.${camelCase(fileOf(name))}`)},
  dataSources: ${map(dataSources, sourceOf)},
  ephemeralResources: ${map(ephemeralResources, from('ephemeral-resources'))},
  actions: ${map(actions, from('actions'))},
  functions: ${map(functions, from('functions'))},
};
`,
    ],
  ]);
}

const fileOf = (name: string) => name.replaceAll('_', '-');
const isIn = (folder: string, name: string) =>
  existsSync(new URL(`../../provider/${folder}/${fileOf(name)}.ts`, import.meta.url));

const load = (folder: string, name: string) =>
  `async () => (await import('../${folder}/${fileOf(name)}.ts')).${camelCase(fileOf(name))}`;
