/** Rejecting a change request for good. */
import { defineAction } from '../define.ts';
import {
  changeRequestAttributes,
  moveChangeRequest,
  nameOf,
  readChangeRequest,
  refuseOwn,
  refuseUnlessIn,
} from '../rules/change-request.ts';

export const rejectChangeRequest = defineAction('reject_change_request', {
  description:
    'Rejects a change request. That is for good: whoever made it makes another one. What the account that Terraform uses has made itself is for its author to cancel, in the dashboard.',
  area: 'Change requests',
  requires: 'enterprise',
  attributes: changeRequestAttributes,
  plan: async (api, named) => refuseOwn(api, named, await readChangeRequest(api, named), 'reject'),
  invoke: async (api, named, { progress, done }) => {
    const request = await readChangeRequest(api, named);
    await refuseOwn(api, named, request, 'reject');
    if (request.state === 'Rejected') return progress(`${nameOf(named)} is rejected already.`);
    refuseUnlessIn(['In review', 'Approved', 'Scheduled'], named, request, 'rejected');
    await moveChangeRequest(api, named, { state: 'Rejected' });
    done(`${nameOf(named)} is rejected.`);
  },
});
