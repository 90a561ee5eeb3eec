// API tokens: what scopes they take, that names are not unique, and that nothing is ever missing.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { AreaCalls } from './area-calls.ts';
import { breakBody } from './break-body.ts';
import { call, expectCall } from './call.ts';
import { everyList } from './every-list.ts';
import * as some from './some.ts';
import { get, post, put, remove } from './step.ts';

const later = '2090-01-01T00:00:00.000Z';
const backend = { tokenName: 'two', type: 'backend', projects: ['default'], environment: 'production' };

const lone = { token: '{lone}' };
const limited = { type: 'BACKEND', tokenName: 'bounded', environment: 'production', projects: ['default'] };
const oneMore = { expiresAt: '2091-01-01T00:00:00.000Z' };

export const calls: AreaCalls = {
  sequence: [
    expectCall('createApiToken', 201, { body: { type: 'client', tokenName: 'lone' } }, { as: 'lone' }),
    expectCall('createApiToken', 201, { body: { ...limited, expiresAt: '2090-01-01T00:00:00Z' } }),
    expectCall('createApiToken', 400, { body: { type: 'client', tokenName: 'three', environment: 'none' } }),
    expectCall('getAllApiTokens', 200),
    expectCall(
      'getApiTokensByName',
      200,
      { name: 'bounded' },
      { check: (answer) => expect(answer).toMatchObject({ tokens: [{}] }) },
    ),
    expectCall('getApiTokensByName', 200, { name: 'none' }),
    expectCall('updateApiToken', 200, { ...lone, body: oneMore }),
    expectCall('updateApiToken', 200, { token: 'none', body: oneMore }),
    expectCall('deleteApiToken', 200, lone),
    expectCall('deleteApiToken', 200, lone),

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
    ...everyList,
  ],
  cannotFail: ['deleteApiToken', 'getAllApiTokens', 'getApiTokensByName'],
  generated: () => {
    const { body, call, environment, idOf, instant, name, project, several } = some;
    const type = fc.constantFrom('client', 'BACKEND', 'frontend', 'Frontend', 'admin');
    const token = body(
      {
        tokenName: name,
        type,
        environment: fc.oneof({ weight: 5, arbitrary: environment }, { weight: 1, arbitrary: fc.constant('*') }),
        projects: several(fc.oneof({ weight: 5, arbitrary: project }, { weight: 1, arbitrary: fc.constant('*') })),
        expiresAt: instant,
      },
      'tokenName',
      'type',
    );
    const secret = { token: idOf('api token') };
    return [
      call(4, 'createApiToken', { body: token }),
      call(2, 'updateApiToken', { ...secret, body: body({ expiresAt: instant }, 'expiresAt') }),
      call(1, 'deleteApiToken', { ...secret }),
      call(1, 'getApiTokensByName', { name: fc.constantFrom('a', 'b', 'A', 'nope') }),
    ];
  },
  rich: ({ secrets }) => [
    call('createApiToken', {
      body: { tokenName: 'ci', type: 'backend', environment: 'development', projects: ['shop'] },
    }),
    call('createApiToken', {
      body: { tokenName: 'new', type: 'frontend', environment: 'development', projects: ['vault'] },
    }),
    call('updateApiToken', { token: secrets.both, body: { expiresAt: later } }),
    call('deleteApiToken', { token: secrets.both }),
    call('getApiTokensByName', { name: 'ci' }),
    call('getApiTokensByName', { name: 'both' }),
  ],
};
