// Calls about environments: of the instance, and which of them a project has.
import fc from 'fast-check';
import { body, call, environment, project, several } from './values.ts';

/** Those of the same age are never given the same place: nothing says which of them comes first. */
const sortOrder = fc.constantFrom(5, 7, 9999);
const requiredApprovals = fc.constantFrom(null, 1, 4);
const type = fc.constantFrom('test', 'production', 'anything');
const at = { projectId: project, environment };
const strategy = body(
  {
    name: fc.constantFrom('flexibleRollout', 'flexibleRollout', 'default'),
    title: fc.constantFrom('Some', null),
    disabled: fc.boolean(),
    parameters: fc.record({
      rollout: fc.constantFrom('0', '50', '100'),
      stickiness: fc.constant('default'),
      groupId: fc.constant('g'),
    }),
    constraints: several(
      fc.record({
        contextName: fc.constant('userId'),
        operator: fc.constantFrom('IN', 'NOT_IN'),
        values: several(fc.constantFrom('1', '2')),
      }),
    ),
  },
  'name',
);

/** What every edition has. */
export const environments = [
  { weight: 1, arbitrary: call('toggleEnvironmentOn', { params: { name: environment } }) },
  { weight: 2, arbitrary: call('toggleEnvironmentOff', { params: { name: environment } }) },
  {
    weight: 1,
    arbitrary: call('updateSortOrder', {
      body: body({
        production: fc.constantFrom(0, 3, 12),
        development: fc.constantFrom(-1, 2, 11),
        qa: sortOrder,
      }),
    }),
  },
  {
    weight: 2,
    arbitrary: call('addEnvironmentToProject', {
      params: { projectId: project },
      body: body({ environment }, 'environment'),
    }),
  },
  { weight: 2, arbitrary: call('removeEnvironmentFromProject', { params: at }) },
  { weight: 2, arbitrary: call('addDefaultStrategyToProjectEnvironment', { params: at, body: strategy }) },
  { weight: 1, arbitrary: call('getEnvironment', { params: { name: environment } }) },
  { weight: 1, arbitrary: call('getProjectEnvironments', { params: { projectId: project } }) },
];

export const ownEnvironments = [
  {
    weight: 4,
    arbitrary: call('createEnvironment', {
      body: body({ name: environment, type, enabled: fc.boolean(), sortOrder, requiredApprovals }, 'name', 'type'),
    }),
  },
  {
    weight: 2,
    arbitrary: call('updateEnvironment', {
      params: { name: environment },
      body: body({ type, requiredApprovals }),
    }),
  },
  {
    weight: 1,
    arbitrary: call('updateEnvironment', {
      params: { name: fc.constantFrom('qa', 'pre-1') },
      body: body({ sortOrder }),
    }),
  },
  { weight: 2, arbitrary: call('removeEnvironment', { params: { name: environment } }) },
];
