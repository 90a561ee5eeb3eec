// Environments: their order and state, and which of them a project has.
import { breakBody } from '../break-body.ts';
import { get, post, put, remove, type Step } from '../step.ts';

const strategy = { name: 'flexibleRollout', parameters: { rollout: '50', stickiness: 'default', groupId: 'g' } };
const inDefault = '/projects/default/environments';

export const environments: Step[] = [
  get('/environments'),
  get('/environments/production'),
  get('/environments/Production'),
  get('/environments/nope'),
  get('/environments/project/default'),
  get('/environments/project/nope'),

  post('/environments/development/off'),
  post('/environments/development/off'),
  get('/environments'),
  get('/environments/project/default'),
  post('/environments/development/on'),
  post('/environments/development/on', { anything: 1 }),
  post('/environments/nope/on'),
  post('/environments/nope/off'),
  post('/environments/development/toggle'),

  put('/environments/sort-order', { production: 1, nope: 3 }),
  get('/environments'),
  put('/environments/sort-order', { development: '7' }),
  put('/environments/sort-order', { development: -1, production: -1 }),
  get('/environments'),
  put('/environments/sort-order', {}),
  put('/environments/sort-order', { development: 2, production: 3 }),
  ...breakBody(put('/environments/sort-order'), () => ({ production: 3 })),
  get('/environments'),

  remove(`${inDefault}/production`),
  remove(`${inDefault}/production`),
  remove(`${inDefault}/nope`),
  remove('/projects/nope/environments/production'),
  get('/environments/project/default'),
  get('/projects/default/overview'),
  remove(`${inDefault}/development`),
  get('/environments/project/default'),
  post(inDefault, { environment: 'development' }),
  post(inDefault, { environment: 'production', changeRequestsEnabled: true }),
  post(inDefault, { environment: 'production' }),
  post(inDefault, { environment: 'Production' }),
  post(inDefault, { environment: 'nope' }),
  post(inDefault, { environment: '' }),
  post('/projects/nope/environments', { environment: 'production' }),
  post('/projects/nope/environments', { environment: 'nope' }),
  get('/environments/project/default'),
  ...breakBody(post(inDefault), () => ({ environment: 'production', changeRequestsEnabled: false })),

  remove(`${inDefault}/production`),
  post(inDefault, { environment: 'production', defaultStrategy: strategy }),
  get('/environments/project/default'),
  get('/projects/default/overview'),
  remove(`${inDefault}/production`),
  post(inDefault, { environment: 'production' }),
  get('/environments/project/default'),
  get('/projects/default/overview'),
];
