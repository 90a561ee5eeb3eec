/** Rejecting a change request for good. */
import { defineAction } from '../define.ts';
import { changeRequestAttributes, invokeStep, planStep } from '../rules/change-request.ts';

export const rejectChangeRequest = defineAction('reject_change_request', {
  description:
    'Rejects a change request. That is for good: whoever made it makes another one. What the account that Terraform uses has made itself is for its author to cancel.',
  area: 'Change requests',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/change-requests',
  attributes: changeRequestAttributes,
  plan: (api, named) => planStep(api, named, 'reject'),
  invoke: (api, named, told) => invokeStep(api, named, 'reject', told),
});
