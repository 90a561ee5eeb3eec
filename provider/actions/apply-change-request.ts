/** Applying a change request that is approved, now. */
import { defineAction } from '../define.ts';
import { changeRequestAttributes, invokeStep, planStep } from '../rules/change-request.ts';

export const applyChangeRequest = defineAction('apply_change_request', {
  description:
    'Applies a change request that has the approvals it needs, now, also where it is scheduled for later. It needs the permission APPLY_CHANGE_REQUEST.',
  area: 'Change requests',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/change-requests',
  attributes: changeRequestAttributes,
  plan: (api, named) => planStep(api, named, 'apply'),
  invoke: (api, named, told) => invokeStep(api, named, 'apply', told),
});
