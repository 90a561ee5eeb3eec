// Integrations: where Unleash sends its events.
import { computed, notEmpty, optional, required, writeOnlyPair } from '../../src/terraform/framework/index.ts';
import { checkIntegration } from '../rules/integration.ts';
import { createUnnamed } from '../writes/create-unnamed.ts';
import { defineResource } from '../define.ts';
import { accordsWith, changedParameters, visibleParameters } from '../shapes/integration-parameters.ts';

export const integration = defineResource('integration', {
  description:
    'An integration: it tells another service, such as Slack, Datadog or a webhook, what happens in Unleash. Secret parameters belong into `parameters_wo`, which keeps them out of state; Unleash never shows them, so changes made to them elsewhere are not seen.',
  area: 'Integrations',
  documentation: 'https://docs.getunleash.io/integrate',
  attributes: {
    id: computed.number('Number that Unleash gave the integration.'),
    type: required
      .string('Kind, such as `webhook`, `slack-app`, `teamsworkflow`, `datadog` or `new-relic`.')
      .forcesReplacement(),
    description: optional.string('What it is for.').emptyMeansAbsent(),
    enabled: optional.boolean('Whether it is told of events.').default(true),
    events: required.setOfStrings('Types of events that it is told of, such as `feature-created`.').check(notEmpty),
    projects: optional
      .setOfStrings('Ids of projects whose events it is told of, where not of all.')
      .advice('Left out, of all.')
      .references('project.id')
      .emptyMeansAbsent(),
    environments: optional
      .setOfStrings('Names of environments whose events it is told of, where not of all.')
      .advice('Left out, of all.')
      .references('environment.name')
      .emptyMeansAbsent(),
    ...writeOnlyPair(
      'parameters',
      optional.mapOfStrings('Parameters by name, such as `url`. They are kept in state, secrets included.'),
      { isShared: true },
    ),
  },
  identity: ['id'],
  whereToFind: 'The page of the integration in the admin UI ends with it: `/integrations/edit/<id>`.',
  fields: { provider: 'type' },
  dataSources: {
    one: {
      by: ['id'],
      description:
        'An integration by its number: which service it tells, of which events, projects and environments. Secret parameters are not shown.',
    },
    many: 'integrations',
    description:
      'Integrations, by kind or by whether they are told of events. For a check that every change reaches the service that watches. Secret parameters are not shown.',
    filters: ['type', 'enabled'],
  },

  list: async (api) => (await api.getAddons()).addons,
  readFromList: true,
  read: (api, { id }) => api.getAddon({ id: String(id) }),
  toState: (item) => ({
    id: item.id,
    type: item.provider,
    description: item.description ?? null,
    enabled: item.enabled,
    events: [...new Set(item.events)],
    projects: [...new Set(item.projects)],
    environments: [...new Set(item.environments)],
    parameters: visibleParameters(item.parameters),
  }),
  keptElsewhere: ({ parameters }, state) =>
    state?.parameters && accordsWith(parameters, state.parameters) ? ['parameters'] : [],

  // A description that is left out stays, so an empty one is sent.
  toBody: ({ type, description, enabled, events, projects, environments, parameters, parameters_wo }) => ({
    provider: type,
    description: description ?? '',
    enabled,
    events,
    projects: projects ?? [],
    environments: environments ?? [],
    parameters: Object.fromEntries([...(parameters ?? []), ...(parameters_wo ?? [])]),
  }),
  create: async (api, body) => {
    const { made } = await createUnnamed(
      async () => (await api.getAddons()).addons,
      () => api.createAddon({ body }),
      ({ id }) => id,
      ({ provider }) => provider === body.provider,
    );
    return { id: made.id };
  },
  update: async (api, { id }, body, { prior, desired }) => {
    const address = { id: String(id) };
    const { parameters: shown } = await api.getAddon(address);
    const parameters = changedParameters(shown, prior, desired);
    await api.updateAddon({ ...address, body: { ...body, parameters } });
  },
  delete: (api, { id }) => api.deleteAddon({ id: String(id) }),

  plan: checkIntegration,
});
