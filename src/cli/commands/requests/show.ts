// unleash-admin requests show: a change request in full, above all what it would change.
import { defineCommand } from '../../command.ts';
import { withKnownNames } from '../../known-names.ts';
import { changeColumns, showRequest, standing } from '../../requests/shown-request.ts';
import { requestArgument, stepOptions } from '../../requests/step-command.ts';
import { isOutcomeWrong, waitOption, waitUntilOver } from '../../requests/waiting.ts';

export const requestsShow = defineCommand({
  summary: 'Show a change request: what it would change, and how it stands.',
  description: `A line for each change: + is what comes, - what goes, ~ what becomes another.

With --wait it ends when the change request is applied, or will not be; the exit
code is 3 when it is not applied.`,
  arguments: { request: requestArgument },
  options: { project: stepOptions.project, ...waitOption },
  needs: ['api'],
  examples: ['requests show 7', 'requests show 7 --project shop --json', 'requests show 7 --wait'],
  run: async ({ arguments: { request: id }, options: { project, wait }, terminal, api }) => {
    const { findRequest, readChangeRequest } = await import('../../../change-requests/index.ts');
    const which = await withKnownNames(findRequest(api, id, project));
    const request = wait ? await waitUntilOver(api, which, terminal) : await readChangeRequest(api, which);
    return { ...(await showRequest(which, request)), waited: wait };
  },
  output: {
    rows: ({ changes }) => changes,
    columns: changeColumns,
    notes: (shown) => [
      ...(shown.title ? [`Title: ${shown.title}`] : []),
      ...shown.history.map(({ at, what, by, text }) =>
        [at, what, ...(by ? [`by ${by}`] : []), ...(text ? [`(${text})`] : [])].join(' '),
      ),
      standing(shown),
    ],
  },
  hasFindings: (data) => isOutcomeWrong(data),
});
