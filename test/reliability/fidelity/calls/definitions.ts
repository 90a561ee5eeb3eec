// Calls about what flags are described with: context fields, segments and tag types.
import fc from 'fast-check';
import { body, call, description, idOf, name, project, several } from './values.ts';

const legalValues = several(
  fc.record({ value: fc.constantFrom('eu', 'us', '', '1'), description }, { requiredKeys: ['value'] }),
);
const sortOrder = fc.constantFrom(-3, 0, 9);
const field = { description, stickiness: fc.boolean(), sortOrder, legalValues, project };
const fieldName = fc.oneof(
  { weight: 3, arbitrary: name },
  { weight: 1, arbitrary: fc.constantFrom('userId', 'sessionId') },
);
const pathName = fieldName.filter((text) => text !== '' && text !== '..');
const projectId = project;

export const contextFields = [
  { weight: 4, arbitrary: call('createContextField', { body: body({ name: fieldName, ...field }, 'name') }) },
  { weight: 3, arbitrary: call('updateContextField', { params: { contextField: pathName }, body: body(field) }) },
  { weight: 2, arbitrary: call('deleteContextField', { params: { contextField: pathName } }) },
  { weight: 1, arbitrary: call('getContextField', { params: { contextField: pathName } }) },
  {
    weight: 2,
    arbitrary: call('createContextFieldForProject', {
      params: { projectId },
      body: body({ name: fieldName, ...field }, 'name'),
    }),
  },
  {
    weight: 2,
    arbitrary: call('updateContextFieldForProject', {
      params: { projectId, contextField: pathName },
      body: body(field),
    }),
  },
  { weight: 1, arbitrary: call('deleteContextFieldForProject', { params: { projectId, contextField: pathName } }) },
  { weight: 1, arbitrary: call('getContextFieldForProject', { params: { projectId, contextField: pathName } }) },
  {
    weight: 1,
    arbitrary: call('getContextFieldsForProject', {
      params: { projectId },
      query: { include: fc.constantFrom('root', 'project', '') },
    }),
  },
];

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

export const segments = [
  { weight: 4, arbitrary: call('createSegment', { body: segment }) },
  { weight: 3, arbitrary: call('updateSegment', { params: { id }, body: segment }) },
  { weight: 1, arbitrary: call('removeSegment', { params: { id } }) },
  { weight: 1, arbitrary: call('getSegment', { params: { id } }) },
];

const tagName = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('team', 'Team', 'simple', 'xx') },
  { weight: 1, arbitrary: name },
);
const tagPath = { name: tagName.filter((text) => text !== '' && text !== '..') };
const look = { description, icon: fc.constantFrom('T', '', null), color: fc.constantFrom('#aabbCC', 'red', null) };

export const tagTypes = [
  { weight: 3, arbitrary: call('createTagType', { body: body({ name: tagName, ...look }, 'name') }) },
  { weight: 2, arbitrary: call('updateTagType', { params: tagPath, body: body(look) }) },
  { weight: 1, arbitrary: call('deleteTagType', { params: tagPath }) },
  { weight: 1, arbitrary: call('getTagType', { params: tagPath }) },
];
