/** When Unleash is to apply a change request that is approved. */
import { required } from '../../src/terraform/framework/index.ts';
import { defineAction } from '../define.ts';
import {
  changeRequestAttributes,
  moveChangeRequest,
  nameOf,
  readChangeRequest,
  refuseUnlessIn,
} from '../rules/change-request.ts';
import { instant } from '../shapes/rfc3339.ts';

export const scheduleChangeRequest = defineAction('schedule_change_request', {
  description:
    'Schedules a change request that is approved: Unleash applies it at an instant to come. One that is scheduled already gets another instant.',
  area: 'Change requests',
  requires: 'enterprise',
  attributes: {
    ...changeRequestAttributes,
    scheduled_at: required
      .string('Instant at which Unleash applies it, such as `2027-01-31T06:00:00Z`.')
      .check(instant),
  },
  plan: async (api, named) => void (await readChangeRequest(api, named)),
  invoke: async (api, { scheduled_at, ...named }, { progress, done }) => {
    const request = await readChangeRequest(api, named);
    const scheduledAt = new Date(scheduled_at).toISOString();
    const before = request.state === 'Scheduled' ? request.schedule?.scheduledAt : undefined;
    if (before !== undefined && Date.parse(before) === Date.parse(scheduledAt))
      return progress(`${nameOf(named)} is scheduled for ${scheduledAt} already.`);
    refuseUnlessIn(['Approved', 'Scheduled'], named, request, 'scheduled');
    await moveChangeRequest(api, named, { state: 'Scheduled', scheduledAt });
    done(`${nameOf(named)} is scheduled for ${scheduledAt}.`);
  },
});
