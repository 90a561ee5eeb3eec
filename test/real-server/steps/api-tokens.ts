// API tokens: what scopes they take, that names are not unique, and that nothing is ever missing.
import { breakBody } from '../break-body.ts';
import { get, post, put, remove, type Step } from '../step.ts';

const later = '2090-01-01T00:00:00.000Z';
const backend = { tokenName: 'two', type: 'backend', projects: ['default'], environment: 'production' };

export const apiTokens: Step[] = [
  post('/api-tokens', { tokenName: 'one', type: 'CLIENT', projects: ['default'], environment: 'development' }),
  post('/api-tokens', { tokenName: 'one', type: 'frontend', project: 'default' }, { as: 'frontend' }),
  post('/api-tokens', backend, { as: 'backend' }),
  post('/api-tokens', { ...backend, projects: ['*', 'default'] }),
  post('/api-tokens', { ...backend, projects: ['default', 'default'] }),
  post('/api-tokens', { ...backend, projects: ['default', 'nope'] }),
  post('/api-tokens', { ...backend, projects: ['nope'] }),
  post('/api-tokens', { ...backend, projects: [] }),
  post('/api-tokens', { ...backend, projects: [''] }),
  post('/api-tokens', { ...backend, environment: '*' }),
  post('/api-tokens', { ...backend, environment: 'nope' }),
  post('/api-tokens', { ...backend, environment: 'ALL' }),
  post('/api-tokens', { ...backend, type: 'frontend', environment: '*' }),
  post('/api-tokens', { ...backend, type: 'client', environment: '*' }),
  post('/api-tokens', { ...backend, type: 'admin' }),
  post('/api-tokens', { ...backend, type: 'Backend' }),
  post('/api-tokens', { ...backend, type: 'nonsense' }),
  post('/api-tokens', { ...backend, tokenName: 'has space/and?more' }),
  post('/api-tokens', { ...backend, tokenName: 'x'.repeat(300) }),
  post('/api-tokens', { ...backend, secret: 'default:production.mine', alias: 'mine' }),
  post('/api-tokens', { ...backend, expiresAt: later }, { as: 'expiring' }),
  post('/api-tokens', { ...backend, tokenName: 'past', expiresAt: '2020-01-01T00:00:00Z', extra: 1 }, { as: 'past' }),
  post('/api-tokens', { ...backend, expiresAt: '2090-01-01' }),
  post('/api-tokens', { ...backend, expiresAt: '2090-01-01T00:00:00+02:00' }),
  post('/api-tokens', { ...backend, expiresAt: 'soon' }),
  post('/api-tokens', { username: 'old name', type: 'client' }),

  get('/api-tokens'),
  get('/api-tokens/two'),
  get('/api-tokens/TWO'),
  get('/api-tokens/past'),
  get('/api-tokens/none'),
  get('/api-tokens/has%20space%2Fand%3Fmore'),

  put('/api-tokens/{backend}', { expiresAt: later }),
  put('/api-tokens/{backend}', { expiresAt: '2091-06-01T12:00:00+02:00' }),
  put('/api-tokens/{frontend}', { expiresAt: '2020-01-01T00:00:00Z' }),
  put('/api-tokens/{expiring}', { expiresAt: null }),
  put('/api-tokens/nope', { expiresAt: later }),
  put('/api-tokens/nope', {}),
  get('/api-tokens'),

  remove('/api-tokens/{past}'),
  remove('/api-tokens/{past}'),
  remove('/api-tokens/nope'),
  get('/api-tokens/past'),

  ...breakBody(post('/api-tokens'), () => ({ ...backend, expiresAt: later })),
  ...breakBody(put('/api-tokens/{backend}'), () => ({ expiresAt: later })),
];
