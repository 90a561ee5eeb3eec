// Environments: their order and state, and which of them a project has.
import fc from 'fast-check';
import type { AreaCalls } from './area-calls.ts';
import { breakBody } from './break-body.ts';
import { call, expectCall } from './call.ts';
import { everyList } from './every-list.ts';
import * as some from './some.ts';
import { get, post, put, remove } from './step.ts';

const strategy = { name: 'flexibleRollout', parameters: { rollout: '50', stickiness: 'default', groupId: 'g' } };
const inDefault = '/projects/default/environments';

export const calls: AreaCalls = {
  sequence: [
    expectCall('getAllEnvironments', 200),
    expectCall('getEnvironment', 200, { name: 'development' }),
    expectCall('getEnvironment', 404, { name: 'none' }),
    expectCall('toggleEnvironmentOff', 204, { name: 'production' }),
    expectCall('toggleEnvironmentOn', 204, { name: 'production' }),
    expectCall('toggleEnvironmentOn', 404, { name: 'none' }),
    expectCall('updateSortOrder', 200, { body: { development: 5, none: 6 } }),

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
    ...everyList,
  ],
  cannotFail: ['getAllEnvironments'],
  generated: () => {
    const { body, call, environment } = some;
    /** Those of the same age are never given the same place: nothing says which of them comes first. */
    const sortOrder = fc.constantFrom(5, 7, 9999);
    const requiredApprovals = fc.constantFrom(null, 1, 4);
    const type = fc.constantFrom('test', 'production', 'anything');
    return [
      call(1, 'toggleEnvironmentOn', { name: environment }),
      call(2, 'toggleEnvironmentOff', { name: environment }),
      call(1, 'updateSortOrder', {
        body: body({
          production: fc.constantFrom(0, 3, 12),
          development: fc.constantFrom(-1, 2, 11),
          qa: sortOrder,
        }),
      }),
      call(1, 'getEnvironment', { name: environment }),
      call(4, 'createEnvironment', {
        body: body({ name: environment, type, enabled: fc.boolean(), sortOrder, requiredApprovals }, 'name', 'type'),
      }),
      call(2, 'updateEnvironment', {
        name: environment,
        body: body({ type, requiredApprovals }),
      }),
      call(1, 'updateEnvironment', {
        name: fc.constantFrom('qa', 'pre-1'),
        body: body({ sortOrder }),
      }),
      call(2, 'removeEnvironment', { name: environment }),
    ];
  },
  rich: () => [
    call('createEnvironment', { body: { name: 'new', type: 'test' } }),
    call('updateEnvironment', { name: 'staging', body: { type: 'test', sortOrder: 0, requiredApprovals: 3 } }),
    call('toggleEnvironmentOn', { name: 'frozen' }),
    call('toggleEnvironmentOff', { name: 'staging' }),
    call('updateSortOrder', { body: { staging: 0, development: 50 } }),
    call('removeEnvironment', { name: 'staging' }),
    ...['development', 'staging', 'production', 'frozen'].map((name) => call('getEnvironment', { name })),
  ],
};
