// unleash-admin requests list: the change requests of an instance, and which of them wait for whose approval.
import { defineCommand } from '../../command.ts';
import { UsageError } from '../../failures.ts';
import { count } from '../../output/count.ts';
import { option } from '../../parameters.ts';

export const requestsList = defineCommand({
  summary: 'List change requests: all that are open, mine, or those that wait for me.',
  description: `The newest come first. Waiting are those of others that are in review where the
account of the token may approve, and has not yet.`,
  arguments: {},
  options: {
    mine: option.switch('only what the account of the token has made'),
    waiting: option.switch('only what waits for the approval of that account'),
    closed: option.switch('also what was applied, rejected or cancelled'),
    project: option.text('<id>', 'only in this project'),
    environment: option.text('<name>', 'only in this environment'),
  },
  needs: ['api'],
  examples: ['requests list', 'requests list --waiting --json', 'requests list --mine --closed --project shop'],
  run: async ({ options: { mine, waiting, closed, project, environment }, api }) => {
    if (mine && waiting) throw new UsageError('nobody approves their own: give --mine or --waiting');
    const { isMine, searchRequests, waitingFor } = await import('../../../change-requests/index.ts');
    const found = await searchRequests(api, { closedToo: closed, project, environment });
    const isWanted = mine ? await isMine(api) : () => true;
    const requests = waiting ? await waitingFor(api, found) : found.filter(isWanted);
    return {
      requests: requests.map((request) => ({
        ...{ id: request.id, project: request.project, environment: request.environment },
        ...{ title: request.title ?? null, state: request.state },
        createdBy: request.createdBy.username ?? null,
        createdAt: request.createdAt,
        scheduledAt: request.state === 'Scheduled' ? request.schedule.scheduledAt : null,
        flags: request.features,
        segments: request.segments,
      })),
    };
  },
  output: {
    rows: ({ requests }) => requests,
    columns: {
      request: ({ id }) => id,
      project: ({ project }) => project,
      environment: ({ environment }) => environment,
      state: ({ state }) => state,
      by: ({ createdBy }) => createdBy,
      when: ({ createdAt }) => createdAt,
      title: ({ title }) => title,
      changes: ({ flags, segments }) => [...flags, ...segments].join(', '),
    },
    notes: ({ requests }) => [`${count(requests.length, 'change request')}.`],
  },
});
