// The provider "unleash" without its members: how it is configured, reaches the admin API and explains its errors.
import type { ProviderDefinition } from '../src/terraform/framework/index.ts';
import { address } from './address.ts';
import { attributes } from './connection/configuration.ts';
import { check } from './connection/check.ts';
import type { ConfigureDependencies } from './connection/configure.ts';
import { explain } from './connection/failures.ts';
import { boundTo, type Unleash } from './connection/unleash.ts';
import { describeRequirement } from './define.ts';
import { referents } from './rules/references.ts';

/** @param dependencies where settings, log lines and notices of waits come from and go */
export const definition = (
  version: string,
  dependencies: ConfigureDependencies,
): ProviderDefinition<Unleash, typeof attributes> => {
  const { clock, planNotes } = dependencies;
  return {
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
    // With the client, which those that only validate do without.
    configure: async (config, context) =>
      (await import('./connection/configure.ts')).configure(config, context, version, dependencies),
    bind: (unleash, { onWait, ...signals }) =>
      boundTo(unleash, { ...signals, onWait: ({ seconds, reason }) => onWait(seconds, reason) }),
    explain,
    check,
    referents,
    planNotes,
    ...(clock && { pause: (milliseconds: number) => clock.sleep(milliseconds, never) }),
  };
};

const never = new AbortController().signal;
