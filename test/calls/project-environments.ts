// Calls about the environments of a project.
import type { AreaCalls } from './area-calls.ts';
import { call, expectCall } from './call.ts';
import { projectIds, shop } from './rich-instance.ts';
import * as some from './some.ts';

const development = { projectId: 'default', environment: 'development' };
const added = {
  environment: 'development',
  defaultStrategy: {
    name: 'flexibleRollout',
    constraints: [{ contextName: 'userId', operator: 'IN', values: ['1'] }],
    parameters: { rollout: '50', stickiness: 'default', groupId: 'g' },
  },
};

export const calls: AreaCalls = {
  sequence: [
    expectCall('getProjectEnvironments', 200, { projectId: 'default' }),
    expectCall('addEnvironmentToProject', 409, { projectId: 'default', body: { environment: 'development' } }),
    expectCall('removeEnvironmentFromProject', 200, development),
    expectCall('removeEnvironmentFromProject', 200, development),
    expectCall('addEnvironmentToProject', 200, { projectId: 'default', body: added }),
    expectCall('addEnvironmentToProject', 400, { projectId: 'default', body: { environment: 'none' } }),
    expectCall('addEnvironmentToProject', 404, { projectId: 'none', body: added }),
    expectCall('getProjectEnvironments', 200, { projectId: 'default' }),
    expectCall('getProjectOverview', 200, { projectId: 'default' }),
  ],
  cannotFail: ['getProjectEnvironments', 'removeEnvironmentFromProject'],
  generated: () => {
    const { body, call, environment, project } = some;
    const at = { projectId: project, environment };
    return [
      call(2, 'addEnvironmentToProject', {
        projectId: project,
        body: body({ environment }, 'environment'),
      }),
      call(2, 'removeEnvironmentFromProject', { ...at }),
      call(1, 'getProjectEnvironments', { projectId: project }),
    ];
  },
  rich: () => [
    call('addEnvironmentToProject', { ...shop, body: { environment: 'production' } }),
    call('removeEnvironmentFromProject', { ...shop, environment: 'staging' }),
    ...projectIds.map((projectId) => call('getProjectEnvironments', { projectId })),
  ],
};
