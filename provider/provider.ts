// The provider "unleash": its catalog, and how it reaches the admin API.
import type { AdminApi } from '../src/admin-api/index.ts';
import { type DataSource, dataSourcesOf, defineProvider, type Provider } from '../src/terraform/framework/index.ts';
import { attributes } from './connection/configuration.ts';
import { check } from './connection/check.ts';
import { type ConfigureDependencies, configure, type ProviderConfig } from './connection/configure.ts';
import { explain } from './connection/failures.ts';
import { dataSources, ephemeralResources, functions, resources } from './generated/catalog.ts';
import { inheritToken } from './lockout/own-token.ts';
import { referents } from './rules/references.ts';

/** @param dependencies where settings, log lines and notices of waits come from and go */
export const unleashProvider = (version: string, dependencies: ConfigureDependencies): Provider<AdminApi> => {
  const { clock, planNotes } = dependencies;
  return defineProvider<AdminApi, typeof attributes>({
    name: 'unleash',
    service: 'Unleash',
    version,
    description: 'Governs an Unleash instance: projects, roles, people, access, environments and settings.',
    attributes,
    takeOverArgument: 'take_over_minutes',
    movesFrom: ['Unleash/unleash', 'philips-labs/unleash', 'unleash-admin/unleash'],
    resources,
    dataSources: [...dataSources, ...derivedDataSources()],
    ephemeralResources,
    functions,
    configure: async (config, context) => configure(config as ProviderConfig, context, version, dependencies),
    bind: (api, { onWait, ...signals }) =>
      inheritToken(api.with({ ...signals, onWait: ({ seconds, reason }) => onWait(seconds, reason) }), api),
    explain,
    check,
    referents,
    planNotes,
    ...(clock && { pause: (milliseconds) => clock.sleep(milliseconds, never) }),
  });
};

const never = new AbortController().signal;

/** One and many for every resource that can be looked up; data sources with a file of their own win. */
function derivedDataSources(): DataSource<AdminApi>[] {
  const written = new Set(dataSources.map(({ name }) => name));
  return resources.flatMap((resource) => dataSourcesOf<AdminApi>(resource)).filter(({ name }) => !written.has(name));
}
