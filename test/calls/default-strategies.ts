// The default strategy of a project environment: one kind, kept as it was sent, shown with the environment.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { AreaCalls } from './area-calls.ts';
import { breakBody } from './break-body.ts';
import { call, expectCall } from './call.ts';
import { shop } from './rich-instance.ts';
import * as some from './some.ts';
import { get, post } from './step.ts';

const at = '/projects/default/environments/development/default-strategy';
const constraint = { contextName: 'userId', operator: 'IN', values: ['1'] };
const variant = { name: 'blue', weight: 1000, weightType: 'variable', stickiness: 'default' };
const rollout = {
  name: 'flexibleRollout',
  title: 'Some',
  disabled: false,
  parameters: { rollout: '10', stickiness: 'default', groupId: 'g' },
  constraints: [constraint],
  segments: [],
  variants: [variant],
  sortOrder: 3,
};
const shown = [get('/environments/project/default'), get('/projects/default/overview'), get('/environments')];

const place = { projectId: 'default', environment: 'production' };
const half = {
  name: 'flexibleRollout',
  title: 'half',
  parameters: { rollout: '50', stickiness: 'default', groupId: '' },
  constraints: [{ contextName: 'userId', operator: 'NOT_IN', values: ['1'], inverted: true }],
  variants: [{ name: 'v', weight: 1000, weightType: 'variable', stickiness: 'default' }],
};

export const calls: AreaCalls = {
  sequence: [
    expectCall(
      'addDefaultStrategyToProjectEnvironment',
      200,
      { ...place, body: half },
      {
        check: (answer) => expect(answer).toEqual(half),
      },
    ),
    expectCall(
      'getProjectEnvironments',
      200,
      { projectId: 'default' },
      {
        check: (answer) =>
          expect(answer).toMatchObject({
            environments: expect.arrayContaining([
              expect.objectContaining({ name: 'production', defaultStrategy: half }),
            ]),
          }),
      },
    ),
    expectCall('addDefaultStrategyToProjectEnvironment', 400, { ...place, body: { name: 'default' } }),
    expectCall('addDefaultStrategyToProjectEnvironment', 500, { ...place, projectId: 'none', body: half }),

    ...shown,
    post(at, rollout),
    post(at, rollout),
    ...shown,
    post(at, { name: 'flexibleRollout' }),
    ...shown,
    post(at, { ...rollout, other: 1, id: 'mine' }),
    post(at, { ...rollout, name: 'default' }),
    post(at, { ...rollout, name: 'userWithId' }),
    post(at, { ...rollout, name: '' }),
    post(at, { ...rollout, parameters: { rollout: 500, stickiness: null } }),
    post(at, { ...rollout, parameters: { rollout: 'many' } }),
    post(at, { ...rollout, parameters: {} }),
    post(at, { ...rollout, segments: [9999] }),
    post(at, { ...rollout, segments: ['7', 1.5] }),
    post(at, { ...rollout, constraints: [{ ...constraint, operator: 'LIKE' }] }),
    post(at, { ...rollout, constraints: [{ ...constraint, operator: 'NUM_EQ' }] }),
    post(at, { ...rollout, variants: [{ ...variant, weight: 2000 }] }),
    post(at, { ...rollout, variants: [{ ...variant, weightType: 'fixed' }] }),
    post(at, { ...rollout, variants: [{ ...variant, payload: { type: 'string', value: 'v' } }] }),
    post(at, { ...rollout, variants: [variant, variant] }),
    post(at, { ...rollout, title: null, disabled: null }),
    ...shown,
    post('/projects/default/environments/nope/default-strategy', rollout),
    post('/projects/nope/environments/development/default-strategy', rollout),
    post('/projects/nope/environments/nope/default-strategy', { ...rollout, name: 'default' }),
    ...breakBody(post(at), () => rollout),
    ...shown,
  ],
  generated: () => {
    const { body, call, environment, project, several } = some;
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
    return [call(2, 'addDefaultStrategyToProjectEnvironment', { ...at, body: strategy })];
  },
  rich: () => {
    const strategy = { name: 'flexibleRollout', parameters: { rollout: '50', stickiness: 'default', groupId: '' } };
    return [call('addDefaultStrategyToProjectEnvironment', { ...shop, environment: 'staging', body: strategy })];
  },
};
