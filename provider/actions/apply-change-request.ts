/** Applying a change request that is approved, now. */
import { defineAction } from '../define.ts';
import {
  changeRequestAttributes,
  moveChangeRequest,
  nameOf,
  readChangeRequest,
  refuseUnlessIn,
} from '../rules/change-request.ts';

export const applyChangeRequest = defineAction('apply_change_request', {
  description:
    'Applies a change request that has the approvals it needs, now, also where it is scheduled for later. It needs the permission APPLY_CHANGE_REQUEST.',
  area: 'Change requests',
  requires: 'enterprise',
  attributes: changeRequestAttributes,
  plan: async (api, named) => void (await readChangeRequest(api, named)),
  invoke: async (api, named, { progress, done }) => {
    const request = await readChangeRequest(api, named);
    if (request.state === 'Applied') return progress(`${nameOf(named)} is applied already.`);
    refuseUnlessIn(['Approved', 'Scheduled'], named, request, 'applied');
    await moveChangeRequest(api, named, { state: 'Applied' });
    done(`${nameOf(named)} is applied.`);
  },
});
