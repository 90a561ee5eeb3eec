/** When Unleash is to apply a change request that is approved. */
import { required } from '../../src/terraform/framework/index.ts';
import { defineAction } from '../define.ts';
import { changeRequestAttributes, invokeStep, planStep } from '../rules/change-request.ts';
import { instant } from '../shapes/rfc3339.ts';

export const scheduleChangeRequest = defineAction('schedule_change_request', {
  description:
    'Schedules a change request that is approved: Unleash applies it at an instant to come. One that is scheduled already gets another instant.',
  area: 'Change requests',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/change-requests',
  attributes: {
    ...changeRequestAttributes,
    scheduled_at: required
      .string('Instant at which Unleash applies it, such as `2027-01-31T06:00:00Z`.')
      .check(instant),
  },
  plan: (api, named) => planStep(api, named, 'schedule'),
  invoke: (api, { scheduled_at, ...named }, told) =>
    invokeStep(api, named, 'schedule', told, new Date(scheduled_at).toISOString()),
});
