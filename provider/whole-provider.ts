// The provider "unleash" with its whole catalog at hand: for exports, documentation and tests, which walk it.
import { type DataSource, dataSourcesOf, defineProvider, type Provider } from '../src/terraform/framework/index.ts';
import type { ConfigureDependencies } from './connection/configure.ts';
import type { Unleash } from './connection/unleash.ts';
import { definition } from './definition.ts';
import { actions, dataSources, ephemeralResources, functions, resources } from './generated/catalog.ts';

/** @param dependencies where settings, log lines and notices of waits come from and go */
export const unleashProvider = (version: string, dependencies: ConfigureDependencies): Provider<Unleash> =>
  defineProvider({
    ...definition(version, dependencies),
    ...{ resources, dataSources: allDataSources, ephemeralResources, actions, functions },
  });

/** One and many for every resource that can be looked up; data sources with a file of their own win. */
const written = new Set(dataSources.map(({ name }) => name));
const derived = resources.flatMap((resource) => dataSourcesOf<Unleash>(resource));
const allDataSources: readonly DataSource<Unleash>[] = [
  ...dataSources,
  ...derived.filter(({ name }) => !written.has(name)),
];
