// Calls about change requests, four eyes.
import type { AreaCalls } from './area-calls.ts';
import { call } from './call.ts';
import { projectIds, shop, vault } from './rich-instance.ts';

export const calls: AreaCalls = {
  rich: () => [
    call('updateProjectChangeRequestConfig', {
      ...shop,
      environment: 'staging',
      body: { changeRequestsEnabled: true, requiredApprovals: 3 },
    }),
    call('updateChangeRequestState', { ...shop, id: '1', body: { state: 'Approved', comment: 'fine' } }),
    call('getChangeRequest', { ...shop, id: '1' }),
    call('getChangeRequest', { ...vault, id: '2' }),
    ...projectIds.map((projectId) => call('getProjectChangeRequestConfig', { projectId })),
  ],
};
