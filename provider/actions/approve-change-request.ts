/** One approval of a change request, by the account that Terraform uses. */
import { defineAction } from '../define.ts';
import {
  changeRequestAttributes,
  hasApproved,
  moveChangeRequest,
  nameOf,
  readChangeRequest,
  refuseOwn,
  refuseUnlessIn,
} from '../rules/change-request.ts';

export const approveChangeRequest = defineAction('approve_change_request', {
  description:
    'Approves a change request with the account that Terraform uses, as one of the approvals that it needs. It never approves what that account has made. An admin token is no person: use the token of a service account with the permission APPROVE_CHANGE_REQUEST.',
  area: 'Change requests',
  requires: 'enterprise',
  attributes: changeRequestAttributes,
  plan: async (api, named) => refuseOwn(api, named, await readChangeRequest(api, named), 'approve'),
  invoke: async (api, named, { progress, done }) => {
    const request = await readChangeRequest(api, named);
    await refuseOwn(api, named, request, 'approve');
    if (request.state !== 'Rejected' && request.state !== 'Cancelled' && (await hasApproved(api, request)))
      return progress(`${nameOf(named)} has the approval of this account already.`);
    refuseUnlessIn(['In review'], named, request, 'approved');
    const { state, approvals = [], minApprovals } = await moveChangeRequest(api, named, { state: 'Approved' });
    done(
      state === 'Approved'
        ? `${nameOf(named)} is approved.`
        : `${nameOf(named)} has ${approvals.length} of the ${minApprovals} approvals that it needs.`,
    );
  },
});
