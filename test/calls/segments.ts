// Segments: constraints of every operator, values that fit it, names, projects, and an update that replaces.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { AreaCalls } from './area-calls.ts';
import { breakBody } from './break-body.ts';
import { call, expectCall } from './call.ts';
import * as some from './some.ts';
import { get, post, put, remove, type Step } from './step.ts';

const values = { contextName: 'userId', operator: 'IN', values: ['1', '2'] };
let made = 0;
const segment = (...constraints: unknown[]): Step => {
  made += 1;
  return post('/segments', { name: `made ${made}`, constraints });
};
const of = (operator: string, rest: object): Step => segment({ contextName: 'appName', operator, ...rest });

const lists = ['IN', 'NOT_IN', 'STR_ENDS_WITH', 'STR_STARTS_WITH', 'STR_CONTAINS'];
const numbers = ['NUM_EQ', 'NUM_GT', 'NUM_GTE', 'NUM_LT', 'NUM_LTE'];
const versions = ['SEMVER_EQ', 'SEMVER_GT', 'SEMVER_GTE', 'SEMVER_LT', 'SEMVER_LTE'];
const dates = ['DATE_AFTER', 'DATE_BEFORE'];

const one = [{ contextName: 'userId', operator: 'IN', values: ['1'] }];
const delta = { id: '{delta}' };
const absent = { id: 999 };

export const calls: AreaCalls = {
  sequence: [
    expectCall('createSegment', 201, { body: { name: 'delta', constraints: one } }, { as: 'delta' }),
    expectCall('createSegment', 201, {
      body: { name: 'nearby', description: null, project: 'default', constraints: [] },
    }),
    expectCall('createSegment', 409, { body: { name: 'delta', constraints: one } }),
    expectCall('createSegment', 500, { body: { name: 'lost', project: 'none', constraints: one } }),
    expectCall('getSegments', 200),
    expectCall('updateSegment', 204, { ...delta, body: { name: 'gamma', description: 'd', constraints: [] } }),
    expectCall('getSegment', 200, delta, {
      check: (segment) => expect(segment).toMatchObject({ name: 'gamma', constraints: [] }),
    }),
    expectCall('updateSegment', 404, { ...absent, body: { name: 'none', constraints: one } }),
    expectCall('getSegment', 404, absent),
    expectCall('getStrategiesBySegmentId', 200, delta, {
      check: (usage) => expect(usage).toEqual({ strategies: [], changeRequestStrategies: [] }),
    }),
    expectCall('getStrategiesBySegmentId', 404, absent),
    expectCall('removeSegment', 204, delta),
    expectCall('removeSegment', 404, delta),

    get('/segments'),
    post('/segments', { name: 'beta', description: 'Testers', constraints: [values] }, { as: 'beta' }),
    post('/segments', { name: 'beta', constraints: [values] }),
    post('/segments', { name: 'Beta', constraints: [] }),
    post('/segments', { name: 'owned', constraints: [], project: 'default' }, { as: 'owned' }),
    post('/segments', { name: 'ownerless', constraints: [], project: null }),
    post('/segments', { name: 'unowned', constraints: [], project: '' }),
    post('/segments', { name: 'lost', constraints: [], project: 'nope' }),
    post('/segments', { name: 'has space/and?more', constraints: [] }),
    post('/segments', { name: ' ', constraints: [] }),
    post('/segments', { name: ' padded ', constraints: [] }),
    post('/segments', { name: 'x'.repeat(300), constraints: [] }),
    post('/segments', { name: 'mute', description: null, constraints: [] }),
    post('/segments', { name: 'wordless', description: '', constraints: [] }),
    post('/segments', { name: 'chatty', description: 'x'.repeat(5000), constraints: [] }),

    ...[...lists, ...numbers, ...versions, ...dates, 'REGEX'].flatMap((operator) => [
      of(operator, {}),
      of(operator, { values: ['a'] }),
      of(operator, { value: '1' }),
      of(operator, { value: '1.2.3', inverted: true }),
      of(operator, { values: [] }),
      of(operator, { value: '' }),
    ]),
    of('NUM_EQ', { value: '1e3' }),
    of('NUM_EQ', { value: 'one' }),
    of('NUM_EQ', { value: '99999999999999999999' }),
    of('SEMVER_EQ', { value: '1.2' }),
    of('SEMVER_EQ', { value: 'v1.2.3' }),
    of('SEMVER_EQ', { value: '1.2.3-beta.1+build.5' }),
    of('SEMVER_EQ', { value: '1.02.3' }),
    of('DATE_AFTER', { value: '2030-01-01T00:00:00.000Z' }),
    of('DATE_AFTER', { value: '2030-01-01' }),
    of('DATE_AFTER', { value: 'soon' }),
    of('REGEX', { value: '^a.*z$' }),
    of('REGEX', { value: '^a$', inverted: false }),
    of('IN', { values: [''] }),
    of('IN', { values: ['x'.repeat(100)] }),
    of('IN', { values: ['x'.repeat(101)] }),
    of('IN', { values: ['a', 'a'] }),
    of('IN', { values: [1, true] }),
    of('IN', { values: ['a'], value: 'b', caseInsensitive: true, inverted: true }),
    of('in', { values: ['a'] }),
    segment({ operator: 'IN', values: ['a'] }),
    segment({ contextName: '', operator: 'IN', values: ['a'] }),
    segment({ contextName: 'unheardOf', operator: 'IN', values: ['a'] }),
    segment({ contextName: 'appName', values: ['a'] }),
    segment({ ...values, other: 1 }),
    segment({ ...values, inverted: null }),
    segment(values, values),
    segment('text'),
    segment(null),
    segment({ ...values, values: Array.from({ length: 1000 }, (_, index) => `${index}`) }),
    segment({ ...values, values: Array.from({ length: 1001 }, (_, index) => `${index}`) }),
    segment({ ...values, values: Array.from({ length: 600 }, (_, index) => `${index}`) }, values),
    segment(
      { ...values, values: Array.from({ length: 600 }, (_, index) => `${index}`) },
      { ...values, values: Array.from({ length: 600 }, (_, index) => `${index}`) },
    ),

    post('/context', { name: 'continent', legalValues: [{ value: 'Europe' }, { value: '5' }] }),
    segment({ contextName: 'continent', operator: 'IN', values: ['Europe'] }),
    segment({ contextName: 'continent', operator: 'IN', values: ['Europe', 'Atlantis'] }),
    segment({ contextName: 'continent', operator: 'NUM_EQ', value: '5' }),
    segment({ contextName: 'continent', operator: 'NUM_EQ', value: '6' }),
    segment({ contextName: 'continent', operator: 'REGEX', value: 'E.*' }),
    remove('/context/continent'),

    get('/segments'),
    get('/segments/{beta}'),
    get('/segments/{beta}/strategies'),
    get('/segments/999/strategies'),
    get('/segments/x/strategies'),
    get('/segments/{owned}'),
    get('/segments/99999999'),
    get('/segments/-1'),
    get('/segments/1.5'),
    get('/segments/abc'),
    get('/segments/99999999999'),

    put('/segments/{beta}', { name: 'beta', constraints: [] }),
    get('/segments/{beta}'),
    put('/segments/{beta}', { name: 'beta', description: null, constraints: [values] }),
    get('/segments/{beta}'),
    put('/segments/{beta}', { name: 'beta', description: 'Again', constraints: [], project: 'default' }),
    get('/segments/{beta}'),
    put('/segments/{beta}', { name: 'beta', constraints: [] }),
    get('/segments/{beta}'),
    put('/segments/{beta}', { name: 'owned', constraints: [] }),
    put('/segments/{beta}', { name: 'renamed', constraints: [] }),
    put('/segments/{beta}', { name: 'renamed', constraints: [], project: 'nope' }),
    put('/segments/{beta}', { name: 'renamed', constraints: [{ ...values, operator: 'NUM_EQ' }] }),
    put('/segments/{beta}', { name: 'renamed' }),
    put('/segments/{beta}', { constraints: [] }),
    put('/segments/99999999', { name: 'x', constraints: [] }),
    put('/segments/99999999', { name: 'owned', constraints: [] }),
    put('/segments/abc', { name: 'x', constraints: [] }),
    get('/segments/{beta}'),

    remove('/segments/{beta}'),
    remove('/segments/{beta}'),
    remove('/segments/abc'),
    get('/segments/{beta}'),
    post('/segments', { name: 'renamed', constraints: [] }),

    ...breakBody(post('/segments'), (number) => ({
      name: `segment ${number}`,
      description: 'A segment',
      constraints: [values],
      project: 'default',
    })),
    ...breakBody(put('/segments/{owned}'), () => ({
      name: 'owned',
      description: 'A segment',
      constraints: [values],
      project: 'default',
    })),
    get('/segments'),
  ],
  turn: 'later',
  cannotFail: ['getSegments'],
  generated: () => {
    const { body, call, description, idOf, name, project, several } = some;
    const constraint = fc.oneof(
      fc.record({
        contextName: fc.constantFrom('userId', 'nope'),
        operator: fc.constantFrom('IN', 'NOT_IN', 'STR_CONTAINS', 'LIKE'),
        values: several(fc.constantFrom('1', 'ä')),
      }),
      fc.record({
        contextName: fc.constant('appName'),
        operator: fc.constantFrom('NUM_GT', 'DATE_AFTER', 'SEMVER_EQ'),
        value: fc.constantFrom('5', '2020-01-01T00:00:00.000Z', '1.2.3', ''),
        inverted: fc.boolean(),
      }),
    );
    const segment = body(
      { name, description: fc.option(description), constraints: several(constraint), project: fc.option(project) },
      'name',
      'constraints',
    );
    const id = idOf('segment');
    return [
      call(4, 'createSegment', { body: segment }),
      call(3, 'updateSegment', { id, body: segment }),
      call(1, 'removeSegment', { id }),
      call(1, 'getSegment', { id }),
    ];
  },
  rich: ({ ids }) => {
    const constraints = [{ contextName: 'region', operator: 'NOT_IN' as const, values: ['eu'] }];
    return [
      call('createSegment', { body: { name: 'New', constraints } }),
      call('updateSegment', { id: ids.europe, body: { name: 'America', constraints } }),
      call('removeSegment', { id: ids.europe }),
      ...[ids.europe, ids.vaulted].map((id) => call('getSegment', { id })),
      ...[ids.europe, ids.vaulted].map((id) => call('getStrategiesBySegmentId', { id })),
    ];
  },
};
