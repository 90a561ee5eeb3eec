/** One approval of a change request, by the account that Terraform uses. */
import { defineAction } from '../define.ts';
import { changeRequestAttributes, invokeStep, planStep } from '../rules/change-request.ts';

export const approveChangeRequest = defineAction('approve_change_request', {
  description:
    'Approves a change request with the account that Terraform uses, as one of the approvals that it needs. It never approves what that account has made. An admin token is no person: use the token of a service account with the permission APPROVE_CHANGE_REQUEST.',
  area: 'Change requests',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/change-requests',
  attributes: changeRequestAttributes,
  plan: (api, named) => planStep(api, named, 'approve'),
  invoke: (api, named, told) => invokeStep(api, named, 'approve', told),
});
