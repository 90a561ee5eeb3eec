// unleash-admin requests schedule: when Unleash is to apply a change request that has its approvals.
import { defineCommand } from '../../command.ts';
import { UsageError } from '../../failures.ts';
import { withKnownNames } from '../../known-names.ts';
import { option } from '../../parameters.ts';
import { historyColumns, showRequest } from '../../requests/shown-request.ts';
import { requestArgument, stepOptions, withRefusals } from '../../requests/step-command.ts';
import { isOutcomeWrong, waitOption, waitUntilOver } from '../../requests/waiting.ts';

export const requestsSchedule = defineCommand({
  summary: 'Schedule a change request that has its approvals, to be applied later.',
  description: `One that is scheduled already gets another instant. Nobody schedules a change
request of their own: that would be to apply it.

With --wait it ends when the change request is applied, or will not be; the exit
code is 3 when it is not applied.`,
  arguments: { request: requestArgument },
  options: {
    at: option.time('when, such as 2027-01-31T06:00:00Z; it must be given'),
    ...stepOptions,
    ...waitOption,
  },
  needs: ['api'],
  examples: ['requests schedule 7 --at 2027-01-31T06:00:00Z', 'requests schedule 7 --at 2027-01-31T06:00:00Z --wait'],
  run: async ({ arguments: { request: id }, options: { at, project, comment, wait }, terminal, api }) => {
    if (at === undefined) throw new UsageError('give --at, when it is to be applied');
    const { findRequest, takeStep } = await import('../../../change-requests/index.ts');
    const which = await withKnownNames(findRequest(api, id, project));
    const wish = { comment, scheduledAt: at, byOthers: true };
    const { isNew, request, text } = await withRefusals(takeStep(api, which, 'schedule', wish));
    const last = wait ? await waitUntilOver(api, which, terminal) : request;
    return { ...(await showRequest(which, last)), isNew, text, waited: wait };
  },
  output: { rows: ({ history }) => history, columns: historyColumns, notes: ({ text }) => [text] },
  hasFindings: (data) => isOutcomeWrong(data),
});
