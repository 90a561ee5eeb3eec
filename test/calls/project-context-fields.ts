// Context fields of a project: one namespace with those of the instance, changed only through their own project.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { AreaCalls } from './area-calls.ts';
import { breakBody } from './break-body.ts';
import { call, expectCall } from './call.ts';
import { contextFieldNames, projectIds, vault } from './rich-instance.ts';
import { someField } from './context-fields.ts';
import * as some from './some.ts';
import { get, post, put, remove } from './step.ts';

const at = '/projects/default/context';
const aisle = {
  name: 'aisle',
  description: 'Where',
  stickiness: true,
  sortOrder: 5,
  legalValues: [{ value: '1', description: 'First' }],
};

const here = { projectId: 'default' };
const shape = { ...here, contextField: 'shape' };
const missing = { ...here, contextField: 'none' };

export const calls: AreaCalls = {
  sequence: [
    expectCall('createContextFieldForProject', 201, {
      ...here,
      body: { name: 'shape', legalValues: [{ value: 'a' }] },
    }),
    expectCall('createContextField', 201, { body: { name: 'everywhere' } }),
    expectCall('createContextFieldForProject', 409, { ...here, body: { name: 'everywhere' } }),
    expectCall('createContextFieldForProject', 500, { projectId: 'none', body: { name: 'size' } }),
    expectCall('getContextFieldsForProject', 200, here, {
      check: (fields) => expect(fields).toContainEqual(expect.objectContaining({ name: 'shape', project: 'default' })),
    }),
    expectCall('updateContextFieldForProject', 200, { ...shape, body: { description: 'd' } }),
    expectCall('getContextFieldForProject', 200, shape, {
      check: (field) => expect(field).toMatchObject({ legalValues: [] }),
    }),
    expectCall('updateContextFieldForProject', 404, { ...missing, body: {} }),
    expectCall('getContextFieldForProject', 404, missing),
    expectCall('deleteContextFieldForProject', 200, shape),
    expectCall('deleteContextFieldForProject', 404, shape),

    get(at),
    post(at, aisle),
    post(at, aisle),
    post('/context', { name: 'aisle' }),
    post('/context', { name: 'everywhere' }),
    post(at, { name: 'everywhere' }),
    post(at, { name: 'shelf', project: 'nope' }),
    post(at, { name: 'has space' }),
    post(at, { name: 'twice', legalValues: [{ value: 'a' }, { value: 'a' }] }),
    post('/projects/nope/context', { name: 'lost' }),
    get(at),
    get(`${at}?include=root`),
    get(`${at}?include=ROOT`),
    get(`${at}?include=project`),
    get('/projects/nope/context'),
    get('/projects/nope/context?include=root'),
    get('/context'),
    get('/context?include=project'),
    get(`${at}/aisle`),
    get(`${at}/everywhere`),
    get(`${at}/nope`),
    get('/context/aisle'),
    get('/projects/nope/context/aisle'),

    put(`${at}/aisle`, { description: 'There' }),
    get(`${at}/aisle`),
    put(`${at}/aisle`, { legalValues: [{ value: '2' }], stickiness: true, sortOrder: 9, project: 'nope' }),
    put(`${at}/aisle`, { legalValues: [{ value: 'a' }, { value: 'a' }] }),
    put(`${at}/everywhere`, { description: 'Mine' }),
    put(`${at}/nope`, { description: 'Nobody' }),
    put('/projects/nope/context/aisle', { description: 'Lost' }),
    put('/context/aisle', { description: 'From outside' }),
    get(`${at}/aisle`),

    remove(`${at}/everywhere`),
    remove('/projects/nope/context/aisle'),
    remove(`${at}/nope`),
    remove(`${at}/aisle`),
    remove(`${at}/aisle`),

    ...breakBody(post(at), (number) => ({ ...aisle, name: `inside${number}` })),
    ...breakBody(put(`${at}/shelf`), () => ({ description: 'A shelf', stickiness: false, legalValues: [] })),
    get(at),
  ],
  cannotFail: ['getContextFieldsForProject'],
  generated: () => {
    const { body, call, project: projectId } = some;
    const { field, fieldName, pathName } = someField();
    return [
      call(2, 'createContextFieldForProject', {
        projectId,
        body: body({ name: fieldName, ...field }, 'name'),
      }),
      call(2, 'updateContextFieldForProject', {
        projectId,
        contextField: pathName,
        body: body(field),
      }),
      call(1, 'deleteContextFieldForProject', { projectId, contextField: pathName }),
      call(1, 'getContextFieldForProject', { projectId, contextField: pathName }),
      call(1, 'getContextFieldsForProject', {
        projectId,
        include: fc.constantFrom('root', 'project', ''),
      }),
    ];
  },
  rich: () => [
    call('createContextFieldForProject', { ...vault, body: { name: 'new' } }),
    call('updateContextFieldForProject', { ...vault, contextField: 'vaultField', body: { description: 'New' } }),
    call('deleteContextFieldForProject', { ...vault, contextField: 'vaultField' }),
    ...contextFieldNames.map((contextField) => call('getContextFieldForProject', { projectId: 'vault', contextField })),
    ...projectIds.map((projectId) => call('getContextFieldsForProject', { projectId })),
  ],
};
