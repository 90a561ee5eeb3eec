// Context fields of the instance: what SDKs tell about whoever asks for flags.
import {
  checkLegalValues,
  contextFieldAttributes,
  contextFieldBody,
  contextFieldState,
  contextFieldUpdate,
} from '../shapes/context-fields.ts';
import { creationLog } from '../../src/events/index.ts';
import { comesWithUnleash } from '../shapes/comes-with-unleash.ts';
import { defineResource } from '../define.ts';

export const contextField = defineResource('context_field', {
  description: 'A context field: something that SDKs tell about whoever asks for flags, which strategies can look at.',
  area: 'Feature flags',
  documentation: 'https://docs.getunleash.io/concepts/unleash-context#custom-context-fields',
  naming: ['name'],
  nameSpace: 'context field',
  attributes: contextFieldAttributes(),
  identity: ['name'],
  whereToFind: 'The page of the field in the admin UI ends with it: `/context/edit/<name>`.',
  dataSources: {
    many: 'context_fields',
    description:
      'Context fields that strategies of the whole instance can look at, with their legal values; those that come with Unleash are among them, those of one project are not.',
    filters: ['stickiness'],
  },

  list: (api) => api.getContextFields({}),
  readFromList: true,
  read: (api, { name }) => api.getContextField({ contextField: name }),
  toState: contextFieldState,

  leftAlone: ({ name }) =>
    ['appName', 'currentTime', 'environment', 'sessionId', 'userId'].includes(name) ? comesWithUnleash : undefined,

  toBody: contextFieldBody,
  create: async (api, body) => ({ name: (await api.createContextField({ body })).name }),
  creationLog: creationLog('context-field', { isAbout: (data, { name }) => data.name === name }),
  update: async (api, { name }, body) => {
    const current = await api.getContextField({ contextField: name });
    await api.updateContextField({ contextField: name, body: contextFieldUpdate(current, body) });
  },
  delete: (api, { name }) => api.deleteContextField({ contextField: name }),

  plan: ({ planned, error }) => checkLegalValues(planned.legal_values, error),
});
