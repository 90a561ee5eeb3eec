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
    call('updateChangeRequestState', { ...vault, id: '2', body: { state: 'Draft' } }),
    call('getChangeRequest', { ...shop, id: '1' }),
    call('getChangeRequest', { ...vault, id: '2' }),
    call('searchChangeRequests', {}),
    call('searchChangeRequests', { state: 'IS:open' }),
    ...projectIds.map((projectId) => call('getProjectChangeRequestConfig', { projectId })),
  ],
};
