// Context fields: names that fit into a path, legal values, and an update that resets what it is not given.
import fc from 'fast-check';
import type { AreaCalls } from './area-calls.ts';
import { breakBody } from './break-body.ts';
import { call, expectCall } from './call.ts';
import { everyList } from './every-list.ts';
import { contextFieldNames } from './rich-instance.ts';
import * as some from './some.ts';
import { get, post, put, remove } from './step.ts';

const region = {
  name: 'region',
  description: 'Where',
  stickiness: true,
  sortOrder: 5,
  legalValues: [{ value: 'eu' }, { value: 'us', description: 'United States' }],
};

const country = {
  name: 'country',
  description: 'd',
  stickiness: true,
  sortOrder: 3,
  legalValues: [{ value: 'a' }, { value: 'b', description: 'B' }],
};

export const calls: AreaCalls = {
  sequence: [
    expectCall('createContextField', 201, { body: { name: 'simple' } }),
    expectCall('createContextField', 201, { body: country }),
    expectCall('createContextField', 201, { body: { name: 'local', project: 'default' } }),
    expectCall('createContextField', 409, { body: { name: 'simple' } }),
    expectCall('getContextFields', 200),
    ...['simple', 'country', 'local'].map((contextField) => expectCall('getContextField', 200, { contextField })),
    expectCall('getContextField', 404, { contextField: 'none' }),
    expectCall('updateContextField', 200, { contextField: 'country', body: { description: 'e' } }),
    expectCall('getContextField', 200, { contextField: 'country' }),
    expectCall('updateContextField', 404, { contextField: 'none', body: {} }),
    expectCall('deleteContextField', 200, { contextField: 'country' }),
    expectCall('deleteContextField', 404, { contextField: 'country' }),

    get('/context'),
    post('/context', region),
    post('/context', region),
    post('/context', { name: 'plain' }),
    post('/context', { name: 'Region' }),
    ...['has space', 'a/b', 'ä', 'a%20b', '.', '..', '', ' ', "a.b~c'(d)!*_-", 'x'.repeat(100), 'x'.repeat(101)].map(
      (name) => post('/context', { name }),
    ),
    post('/context', { name: 'described', description: 'x'.repeat(250) }),
    post('/context', { name: 'chatty', description: 'x'.repeat(251) }),
    post('/context', { name: 'twice', legalValues: [{ value: 'a' }, { value: 'a' }] }),
    post('/context', { name: 'twice', legalValues: [{ value: 'a', description: '1' }, { value: 'a' }] }),
    post('/context', { name: 'nameless', legalValues: [{ name: 'a' }] }),
    post('/context', { name: 'empty', legalValues: [{ value: '' }] }),
    post('/context', { name: 'long', legalValues: [{ value: 'x'.repeat(100) }] }),
    post('/context', { name: 'longer', legalValues: [{ value: 'x'.repeat(101) }] }),
    post('/context', { name: 'numbers', legalValues: [{ value: 5, description: 7 }] }),
    post('/context', { name: 'extra', legalValues: [{ value: 'a', other: 1 }] }),
    post('/context', { name: 'undescribed', legalValues: [{ value: 'a', description: null }] }),
    post('/context', { name: 'lost', project: 'nope' }),
    post('/context', { name: 'owned', project: 'default' }),
    post('/context', { name: 'negative', sortOrder: -3 }),
    post('/context', { name: 'huge', sortOrder: 99_999_999_999 }),

    get('/context/region'),
    get('/context/owned'),
    get('/context/nope'),
    get('/context/a%2Fb'),
    get('/context/.'),

    put('/context/region', { description: 'There' }),
    get('/context/region'),
    put('/context/region', { sortOrder: 9, stickiness: true, legalValues: [{ value: 'us' }] }),
    get('/context/region'),
    put('/context/region', { name: 'renamed', description: '' }),
    get('/context/region'),
    put('/context/region', { description: 'x'.repeat(251) }),
    put('/context/region', { legalValues: [{ value: 'a' }, { value: 'a' }] }),
    put('/context/region', { project: 'default' }),
    get('/context/region'),
    put('/context/region', { project: 'nope' }),
    put('/context/userId', {}),
    get('/context/userId'),
    put('/context/nope', {}),
    put('/context/nope', { legalValues: [{ value: 'a' }, { value: 'a' }] }),

    get('/context'),
    get('/context?include=project'),
    get('/context?include=PROJECT'),
    get('/context?include=nothing'),
    remove('/context/userId'),
    remove('/context/userId'),
    remove('/context/nope'),
    remove('/context/owned'),

    ...breakBody(post('/context'), (number) => ({
      name: `field${number}`,
      description: 'A field',
      stickiness: false,
      sortOrder: 3,
      legalValues: [{ value: 'a' }],
    })),
    ...breakBody(put('/context/plain'), () => ({
      description: 'A field',
      stickiness: false,
      sortOrder: 3,
      legalValues: [{ value: 'a' }],
    })),
    ...everyList,
  ],
  cannotFail: ['getContextFields'],
  generated: () => {
    const { body, call } = some;
    const { field, fieldName, pathName } = someField();
    return [
      call(4, 'createContextField', { body: body({ name: fieldName, ...field }, 'name') }),
      call(3, 'updateContextField', { contextField: pathName, body: body(field) }),
      call(2, 'deleteContextField', { contextField: pathName }),
      call(1, 'getContextField', { contextField: pathName }),
    ];
  },
  rich: () => [
    call('createContextField', { body: { name: 'new' } }),
    call('createContextField', { body: { name: 'new', project: 'vault' } }),
    call('updateContextField', { contextField: 'region', body: { description: 'New' } }),
    call('deleteContextField', { contextField: 'region' }),
    ...contextFieldNames.map((contextField) => call('getContextField', { contextField })),
    call('getContextFields', {}),
    call('getContextFields', { include: 'project' }),
  ],
};

/** What a context field may have, and how it may be called. */
export function someField() {
  const { description, name, project, several } = some;
  const legalValues = several(
    fc.record({ value: fc.constantFrom('eu', 'us', '', '1'), description }, { requiredKeys: ['value'] }),
  );
  const sortOrder = fc.constantFrom(-3, 0, 9);
  const fieldName = fc.oneof(
    { weight: 3, arbitrary: name },
    { weight: 1, arbitrary: fc.constantFrom('userId', 'sessionId') },
  );
  return {
    field: { description, stickiness: fc.boolean(), sortOrder, legalValues, project },
    fieldName,
    pathName: fieldName.filter((text) => text !== '' && text !== '..'),
  };
}
