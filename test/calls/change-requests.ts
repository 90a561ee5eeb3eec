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
    call('updateChangeRequestState', { ...shop, id: '1', body: { state: 'Approved', comment: 'fine' } }),
    ...['1', '2'].map((id) => call('getChangeRequest', { ...shop, id })),
    ...projectIds.map((projectId) => call('getProjectChangeRequestConfig', { projectId })),
  ],
};
