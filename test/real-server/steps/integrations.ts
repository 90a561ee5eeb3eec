// Integrations: what each provider needs, secrets that are shown once and kept when sent back masked.
import { breakBody } from '../break-body.ts';
import { get, post, put, remove, type Step } from '../step.ts';

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

export const integrations: Step[] = [
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
];
