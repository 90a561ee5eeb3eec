// Integrations: what each provider needs, secrets that are shown once and kept when sent back masked.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { AreaCalls } from './area-calls.ts';
import { breakBody } from './break-body.ts';
import { call, expectCall } from './call.ts';
import * as some from './some.ts';
import { get, post, put, remove } from './step.ts';

/** An address, so that no name has to be resolved. None is enabled: nothing is ever sent there. */
const url = 'https://8.8.8.8/hook';
const hook = {
  provider: 'webhook',
  enabled: false,
  description: 'Tells',
  parameters: { url, contentType: 'application/json', authorization: 'secret', customHeaders: '{"a":"b"}', other: 'x' },
  events: ['feature-created'],
  projects: ['default'],
  environments: ['production'],
};
const minimal = { enabled: false, events: [] };

const told = { url: 'http://127.0.0.1:9/hook', authorization: 'Bearer abc', bodyTemplate: '{}' };
const masked = { url: '*****', authorization: '*****', bodyTemplate: '{}' };
const teller = { provider: 'webhook', enabled: false, parameters: told, events: ['feature-created'] };
const tellerId = { id: '{teller}' };
const noAddon = { id: 999 };
const shows = (parameters: object) => (answer: unknown) => expect(answer).toMatchObject({ parameters });

export const calls: AreaCalls = {
  sequence: [
    expectCall('createAddon', 201, { body: teller }, { as: 'teller', check: shows(told) }),
    expectCall('createAddon', 400, { body: { ...teller, provider: 'none' } }),
    expectCall('createAddon', 400, { body: { ...teller, parameters: {} } }),
    expectCall('getAddon', 200, tellerId, { check: shows(masked) }),
    expectCall(
      'updateAddon',
      200,
      {
        ...tellerId,
        body: { ...teller, description: 'd', parameters: masked, projects: ['default'], environments: ['production'] },
      },
      { check: shows(told) },
    ),
    expectCall('getAddons', 200),
    expectCall('getAddon', 404, noAddon),
    expectCall('updateAddon', 404, { ...noAddon, body: teller }),
    expectCall('deleteAddon', 200, tellerId),
    expectCall('deleteAddon', 404, tellerId),

    get('/addons'),
    post('/addons', hook, { as: 'hook' }),
    post('/addons', hook),
    post('/addons', { ...minimal, provider: 'webhook', parameters: { url } }, { as: 'minimal' }),
    post('/addons', { ...minimal, provider: 'slack', parameters: { url, defaultChannel: 'general' } }),
    post('/addons', { ...minimal, provider: 'teams', parameters: { url } }),
    post('/addons', { ...minimal, provider: 'slack-app', parameters: { accessToken: 'secret' } }, { as: 'slack' }),
    post('/addons', { ...minimal, provider: 'teamsworkflow', parameters: { url } }),
    post('/addons', { ...minimal, provider: 'datadog', parameters: { apiKey: 'secret' } }, { as: 'datadog' }),
    post('/addons', { ...minimal, provider: 'new-relic', parameters: { url, licenseKey: 'secret' } }),
    ...['webhook', 'slack', 'slack-app', 'teams', 'teamsworkflow', 'datadog', 'new-relic'].map((provider) =>
      post('/addons', { ...minimal, provider, parameters: {} }),
    ),
    post('/addons', { ...minimal, provider: 'new-relic', parameters: { licenseKey: 'secret' } }),
    post('/addons', { ...minimal, provider: 'Webhook', parameters: { url } }),
    post('/addons', { ...minimal, provider: 'nope', parameters: { url } }),
    post('/addons', { ...minimal, provider: '', parameters: { url } }),
    post('/addons', { ...minimal, provider: 'has space', parameters: { url } }),
    ...['', 'nope', 'ftp://8.8.8.8', '*****', 'https://8.8.8.8:99999', 5, true, null, {}, []].map((odd) =>
      post('/addons', { ...minimal, provider: 'webhook', parameters: { url: odd } }),
    ),
    ...[5, true, null, {}, [], ''].map((odd) =>
      post('/addons', { ...minimal, provider: 'webhook', parameters: { url, authorization: odd, other: odd } }),
    ),
    post('/addons', { ...hook, events: ['nope', 'nope'], projects: ['nope'], environments: ['nope'] }),
    post('/addons', { ...hook, events: [''], projects: [''] }),
    post('/addons', { ...hook, projects: ['*'], environments: [], description: '' }),
    post('/addons', { ...hook, id: 4000, createdAt: '2020-01-01T00:00:00Z' }),

    get('/addons/{hook}'),
    get('/addons/{minimal}'),
    get('/addons/{slack}'),
    get('/addons/9999'),
    get('/addons/abc'),
    get('/addons/1.5'),
    get('/addons/-1'),
    get('/addons/99999999999'),
    get('/addons'),

    put('/addons/{hook}', { ...hook, parameters: { url: '*****', authorization: '*****', contentType: '*****' } }),
    get('/addons/{hook}'),
    put('/addons/{hook}', { ...hook, parameters: { url: '*****', authorization: 'other', bodyTemplate: '*****' } }),
    put('/addons/{hook}', { ...hook, parameters: { url: 'https://8.8.4.4' }, description: 'Else' }),
    put('/addons/{hook}', { ...hook, parameters: { authorization: '*****' } }),
    put('/addons/{hook}', { ...minimal, provider: 'webhook', parameters: { url } }),
    get('/addons/{hook}'),
    put('/addons/{hook}', { ...minimal, provider: 'webhook', parameters: { url: 'nope' } }),
    put('/addons/{hook}', { ...minimal, provider: 'datadog', parameters: { apiKey: '*****' } }),
    get('/addons/{hook}'),
    put('/addons/{hook}', { ...minimal, provider: 'slack', parameters: { url, defaultChannel: 'general' } }),
    put('/addons/{hook}', { ...minimal, provider: 'nope', parameters: {} }),
    put('/addons/{hook}', { ...minimal, parameters: {} }),
    put('/addons/9999', hook),
    put('/addons/9999', { ...hook, provider: 'nope' }),
    put('/addons/abc', hook),
    get('/addons/{hook}'),

    remove('/addons/{hook}'),
    remove('/addons/{hook}'),
    remove('/addons/abc'),
    get('/addons/{hook}'),
    get('/tag-types'),

    ...breakBody(post('/addons'), () => hook),
    ...breakBody(put('/addons/{minimal}'), () => hook),
    get('/addons'),
  ],
  turn: 'later',
  cannotFail: ['getAddons'],
  generated: () => {
    const { body, call, description, environment, idOf, project, several } = some;
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
    return [
      call(4, 'createAddon', { body: addon }),
      call(3, 'updateAddon', { id, body: addon }),
      call(1, 'deleteAddon', { id }),
      call(1, 'getAddon', { id }),
    ];
  },
  rich: ({ ids }) => [
    call('createAddon', {
      body: { provider: 'webhook', enabled: false, events: [], parameters: { url: 'https://example.com' } },
    }),
    call('updateAddon', {
      id: ids.webhook,
      body: { provider: 'webhook', enabled: false, events: ['feature-archived'], parameters: { url: '*****' } },
    }),
    call('deleteAddon', { id: ids.webhook }),
    call('getAddon', { id: ids.webhook }),
  ],
};
