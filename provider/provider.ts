// The provider "unleash": its catalog, and how it reaches the admin API.
import { type DataSource, dataSourcesOf, defineProvider, type Provider } from '../src/terraform/framework/index.ts';
import { address } from './address.ts';
import { attributes } from './connection/configuration.ts';
import { check } from './connection/check.ts';
import { type ConfigureDependencies, configure } from './connection/configure.ts';
import { explain } from './connection/failures.ts';
import { boundTo, type Unleash } from './connection/unleash.ts';
import { describeRequirement } from './define.ts';
import { actions, dataSources, ephemeralResources, functions, resources } from './generated/catalog.ts';
import { referents } from './rules/references.ts';

/** @param dependencies where settings, log lines and notices of waits come from and go */
export const unleashProvider = (version: string, dependencies: ConfigureDependencies): Provider<Unleash> => {
  const { clock, planNotes } = dependencies;
  return defineProvider<Unleash, typeof attributes>({
    name: 'unleash',
    service: 'Unleash',
    version,
    address,
    description: 'Governs an Unleash instance: projects, roles, people, access, environments and settings.',
    attributes,
    takeOverArgument: 'take_over_minutes',
    credential: 'the token that this provider uses',
    describeRequirement,
    supports: { service: '7', cores: 'Terraform 1.5, OpenTofu 1.8' },
    importsAll:
      'For everything that an instance has, `unleash-admin export` writes the configuration with import blocks.',
    movesFrom: ['Unleash/unleash', 'philips-labs/unleash', 'unleash-admin/unleash'],
    resources,
    dataSources: allDataSources,
    ephemeralResources,
    actions,
    functions,
    configure: async (config, context) => configure(config, context, version, dependencies),
    bind: (unleash, { onWait, ...signals }) =>
      boundTo(unleash, { ...signals, onWait: ({ seconds, reason }) => onWait(seconds, reason) }),
    explain,
    check,
    referents,
    planNotes,
    ...(clock && { pause: (milliseconds) => clock.sleep(milliseconds, never) }),
  });
};

const never = new AbortController().signal;

/** Those with a file of their own, and one and many for every resource that can be looked up. */
const derived = resources.flatMap((resource) => dataSourcesOf<Unleash>(resource));
const allDataSources: readonly DataSource<Unleash>[] = [...dataSources, ...derived];
