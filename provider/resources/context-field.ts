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
  naming: ['name'],
  nameSpace: 'context field',
  attributes: contextFieldAttributes(),
  identity: ['name'],
  dataSources: { by: ['name'], plural: 'context_fields', filters: ['stickiness'] },

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
