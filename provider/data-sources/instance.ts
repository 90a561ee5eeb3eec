// What kind of Unleash this is.
import type { OperationAnswer } from '../../src/admin-api/index.ts';
import { computed } from '../../src/terraform/framework/index.ts';
import { defineDataSource } from '../define.ts';

const limit = (description: string) => computed.number(description).nullable();

export const instance = defineDataSource('instance', {
  description:
    'The Unleash that the provider talks to: its version, edition and limits. For a precondition that it is the right one.',
  lookup: 'There is one, and nothing to be given.',
  area: 'Instance',
  documentation: 'https://docs.getunleash.io/concepts/resource-limits',
  attributes: {
    url: computed.string('Address of the instance, as it knows it itself.'),
    name: computed.string('Name that it shows.').nullable(),
    version: computed.string('Version, such as `8.2.0`.'),
    edition: computed.string(
      '`open-source`, or the name of a paid plan as the instance gives it, such as `enterprise`.',
    ),
    maintenance: computed.boolean('Whether it is in maintenance and refuses changes.'),
    limits: computed.object(
      {
        projects: limit('Projects.'),
        environments: limit('Environments.'),
        feature_flags: limit('Feature flags.'),
        api_tokens: limit('API tokens.'),
        segments: limit('Segments.'),
        segment_values: limit('Values in the constraints of one segment.'),
        constraints: limit('Constraints of one strategy.'),
        constraint_values: limit('Values of one constraint.'),
        strategies: limit('Strategies of one flag in one environment.'),
        strategy_segments: limit('Segments of one strategy.'),
        release_templates: limit('Release templates.'),
      },
      'How many of what there can be; null where the instance does not say.',
    ),
  },
  read: async (api) => {
    const config = await api.getUiConfig();
    const { resourceLimits: limits } = config;
    return {
      url: config.unleashUrl,
      name: config.name ?? null,
      version: config.version,
      edition: editionOf(config),
      maintenance: config.maintenanceMode ?? false,
      limits: {
        projects: limits?.projects ?? null,
        environments: limits?.environments ?? null,
        feature_flags: limits?.featureFlags ?? null,
        api_tokens: limits?.apiTokens ?? null,
        segments: limits?.segments ?? null,
        segment_values: limits?.segmentValues ?? null,
        constraints: limits?.constraints ?? null,
        constraint_values: limits?.constraintValues ?? null,
        strategies: limits?.featureEnvironmentStrategies ?? null,
        strategy_segments: limits?.strategySegments ?? null,
        release_templates: limits?.releaseTemplates ?? null,
      },
    };
  },
});

/** Paid instances name their plan; only they have an enterprise version. */
function editionOf({ environment, versionInfo }: OperationAnswer<'getUiConfig'>): string {
  if (!versionInfo.current.enterprise) return 'open-source';
  return (environment ?? 'enterprise').toLowerCase();
}
