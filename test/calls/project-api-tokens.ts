// API tokens of a project: always for that project, and deleted only through it.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { AreaCalls } from './area-calls.ts';
import { breakBody } from './break-body.ts';
import { call, expectCall } from './call.ts';
import { projectIds, shop } from './rich-instance.ts';
import * as some from './some.ts';
import { get, post, remove } from './step.ts';

const at = '/projects/default/api-tokens';
const backend = { tokenName: 'inside', type: 'backend', environment: 'production' };

const here = { projectId: 'default' };
const inner = { tokenName: 'inner', type: 'client', environment: 'development' };
const given = { ...here, token: '{inner}' };

export const calls: AreaCalls = {
  sequence: [
    expectCall(
      'createProjectApiToken',
      201,
      { ...here, body: inner },
      {
        as: 'inner',
        check: (token) => expect(token).toMatchObject({ projects: ['default'] }),
      },
    ),
    expectCall('createProjectApiToken', 400, { ...here, body: { ...inner, environment: 'none' } }),
    expectCall('createProjectApiToken', 404, { projectId: 'none', body: inner }),
    expectCall('getProjectApiTokens', 200, here),
    expectCall('getProjectApiTokens', 404, { projectId: 'none' }),
    expectCall('deleteProjectApiToken', 200, given),
    expectCall('deleteProjectApiToken', 404, given, { check: (answer) => expect(answer).toBeUndefined() }),

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
  ],
  generated: () => {
    const { body, call, environment, idOf, instant, name, project } = some;
    const type = fc.constantFrom('client', 'BACKEND', 'frontend', 'Frontend', 'admin');
    const ofProject = body({ tokenName: name, type, environment, expiresAt: instant }, 'tokenName', 'type');
    const secret = { token: idOf('api token') };
    return [
      call(2, 'createProjectApiToken', { projectId: project, body: ofProject }),
      call(1, 'deleteProjectApiToken', { projectId: project, ...secret }),
      call(1, 'getProjectApiTokens', { projectId: project }),
    ];
  },
  rich: ({ secrets }) => [
    call('createProjectApiToken', { ...shop, body: { tokenName: 'ci', type: 'backend', environment: 'development' } }),
    call('deleteProjectApiToken', { ...shop, token: secrets.ci }),
    ...projectIds.map((projectId) => call('getProjectApiTokens', { projectId })),
  ],
};
