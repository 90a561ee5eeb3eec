// The types of flags: lifetimes, in any letter case, and what a type that is not there is told.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { AreaCalls } from './area-calls.ts';
import { breakBody } from './break-body.ts';
import { call, expectCall } from './call.ts';
import * as some from './some.ts';
import { get, put, remove } from './step.ts';

const lifetime = (id: string, lifetimeDays: unknown) => put(`/feature-types/${id}/lifetime`, { lifetimeDays });

const release = { id: 'release' };
const has = (lifetimeDays: number | null) => ({
  check: (answer: unknown) => expect(answer).toMatchObject({ ...release, lifetimeDays }),
});

export const calls: AreaCalls = {
  sequence: [
    expectCall(
      'getAllFeatureTypes',
      200,
      {},
      {
        check: (answer) => expect(Reflect.get(Object(answer), 'types')).toHaveLength(6),
      },
    ),
    expectCall('updateFeatureTypeLifetime', 200, { ...release, body: { lifetimeDays: 41 } }, has(41)),
    expectCall('updateFeatureTypeLifetime', 200, { ...release, body: { lifetimeDays: null } }, has(null)),
    expectCall('updateFeatureTypeLifetime', 400, { ...release, body: { lifetimeDays: -1 } }),
    expectCall('updateFeatureTypeLifetime', 404, { id: 'none', body: { lifetimeDays: 1 } }),

    get('/feature-types'),
    ...[41, 0, 1, null, '5', 1.5, -1, 2147483647, 2147483648, ''].map((days) => lifetime('release', days)),
    lifetime('kill-switch', null),
    lifetime('Sunset', 30),
    ...['nope', 'NOPE', 'has%20space', 'kill_switch', '%C3%A4'].map((id) => lifetime(id, 3)),
    get('/feature-types'),
    get('/feature-types/release'),
    remove('/feature-types/release'),
    ...breakBody(put('/feature-types/permission/lifetime'), () => ({ lifetimeDays: 7 })),
    get('/feature-types'),
    get('/search/events?type=IS:feature-type-updated&limit=1000'),
  ],
  // A changed row moves to the end, until the database finds room for it elsewhere.
  unordered: (item) => 'lifetimeDays' in item,
  cannotFail: ['getAllFeatureTypes'],
  generated: () => {
    const { body, call } = some;
    const id = fc.constantFrom('release', 'Release', 'kill-switch', 'sunset', 'nope');
    const lifetimeDays = fc.constantFrom(0, 1, 40, 2 ** 31 - 1, null);
    return [
      call(2, 'updateFeatureTypeLifetime', { id, body: body({ lifetimeDays }, 'lifetimeDays') }),
      call(1, 'getAllFeatureTypes'),
    ];
  },
  rich: () => [call('updateFeatureTypeLifetime', { id: 'release', body: { lifetimeDays: 41 } })],
};
