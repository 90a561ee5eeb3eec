// Calls about change requests, four eyes.
import type { AreaCalls } from './area-calls.ts';
import { call } from './call.ts';
import { projectIds, shop } from './rich-instance.ts';

export const calls: AreaCalls = {
  rich: () => [
    call('updateProjectChangeRequestConfig', {
      ...shop,
      environment: 'staging',
      body: { changeRequestsEnabled: true, requiredApprovals: 3 },
    }),
    ...projectIds.map((projectId) => call('getProjectChangeRequestConfig', { projectId })),
  ],
};
