// Calls about the instance itself: origins, maintenance, integrations.
import fc from 'fast-check';
import { body, call, description, environment, idOf, project, several } from './values.ts';

const origin = fc.constantFrom(
  'https://a.example.com',
  'http://localhost:3000',
  '*',
  'nope',
  'https://a.example.com/x',
);
const enabled = fc.constantFrom(false, false, true);

export const settings = [
  { weight: 3, arbitrary: call('setCors', { body: body({ frontendApiOrigins: several(origin) }) }) },
  { weight: 1, arbitrary: call('toggleMaintenance', { body: fc.record({ enabled }) }) },
  { weight: 1, arbitrary: call('getMaintenance') },
];

/** An address, so that no name has to be resolved; none is enabled, so nothing is ever sent there. */
const url = fc.constantFrom('https://8.8.8.8/hook', '*****', 'nope', '');
const addon = body(
  {
    provider: fc.constantFrom('webhook', 'slack-app', 'datadog', 'nope'),
    enabled: fc.constant(false),
    description,
    parameters: fc.record(
      {
        url,
        authorization: fc.constantFrom('secret', '*****'),
        accessToken: fc.constantFrom('secret', '*****'),
        apiKey: fc.constantFrom('secret', '*****'),
      },
      { requiredKeys: ['url'] },
    ),
    events: several(fc.constantFrom('feature-created', 'nope')),
    projects: several(project),
    environments: several(environment),
  },
  'provider',
  'enabled',
  'parameters',
  'events',
);
const id = idOf('addon');

export const integrations = [
  { weight: 4, arbitrary: call('createAddon', { body: addon }) },
  { weight: 3, arbitrary: call('updateAddon', { params: { id }, body: addon }) },
  { weight: 1, arbitrary: call('deleteAddon', { params: { id } }) },
  { weight: 1, arbitrary: call('getAddon', { params: { id } }) },
];
