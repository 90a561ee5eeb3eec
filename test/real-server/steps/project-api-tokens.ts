// API tokens of a project: always for that project, and deleted only through it.
import { breakBody } from '../break-body.ts';
import { get, post, remove, type Step } from '../step.ts';

const at = '/projects/default/api-tokens';
const backend = { tokenName: 'inside', type: 'backend', environment: 'production' };

export const projectApiTokens: Step[] = [
  get(at),
  post(at, backend, { as: 'inside' }),
  post(at, backend, { as: 'same name' }),
  post(at, { tokenName: 'front', type: 'FRONTEND' }, { as: 'front' }),
  post(at, { ...backend, type: 'client', projects: ['*'] }),
  post(at, { ...backend, projects: [] }),
  post(at, { ...backend, project: 'nope', secret: 'default:production.mine' }),
  post(at, { ...backend, environment: '*' }),
  post(at, { ...backend, environment: '' }),
  post(at, { ...backend, environment: 'nope' }),
  post(at, { ...backend, type: 'admin' }),
  post(at, { ...backend, type: 'nonsense' }),
  post(at, { ...backend, tokenName: '' }),
  post(at, { ...backend, tokenName: 'x'.repeat(300) }),
  post(at, { ...backend, expiresAt: '2090-01-01T00:00:00Z' }),
  post(at, { ...backend, expiresAt: '2020-01-01T00:00:00Z' }),
  post(at, { ...backend, expiresAt: 'soon' }),
  post('/projects/nope/api-tokens', backend),
  post('/projects/nope/api-tokens', { ...backend, tokenName: '' }),
  post('/projects/nope/api-tokens', { ...backend, environment: 'nope' }),
  post('/api-tokens', { ...backend, tokenName: 'everywhere' }, { as: 'everywhere' }),
  get(at),
  get('/api-tokens'),
  get('/api-tokens/inside'),
  get('/projects/nope/api-tokens'),

  remove(`${at}/{everywhere}`),
  remove('/projects/nope/api-tokens/{inside}'),
  remove(`${at}/nope`),
  remove('/projects/nope/api-tokens/nope'),
  remove(`${at}/{inside}`),
  remove(`${at}/{inside}`),
  remove('/api-tokens/{same name}'),
  get(at),

  ...breakBody(post(at), () => ({ ...backend, expiresAt: '2090-01-01T00:00:00Z' })),
  get(at),
];
