// unleash-admin events search: the audit log, searched.
import { defineCommand } from '../../command.ts';
import { nearest } from '../../nearest.ts';
import { count } from '../../output/count.ts';
import { option } from '../../parameters.ts';

export const eventsSearch = defineCommand({
  summary: 'Search the audit log: what happened, when, and who did it.',
  description: `The newest events come first. Days are those of UTC. Secrets that Unleash wrote
into its log are replaced by ***.`,
  arguments: {},
  options: {
    type: option.texts('<type>', 'only events of this type, such as role-updated'),
    project: option.text('<id>', 'only events in this project'),
    environment: option.text('<name>', 'only events in this environment'),
    by: option.wholeNumber('<id>', 'only what the user or service account with this id did'),
    from: option.day('first day, such as 2027-01-31'),
    to: option.day('last day'),
    limit: option.wholeNumberOr(100, '<number>', 'how many at most', { from: 1, to: 100_000 }),
  },
  needs: ['api'],
  examples: [
    'events search --limit 10',
    'events search --type role-updated --from 2027-01-01 --format csv',
    'events search --project shop --format ndjson',
  ],
  run: async ({ options: { type: types, project, environment, by: createdBy, from, to, limit }, api }) => {
    const [{ plainEvent, searchEvents, withoutSecrets }, { eventTypes }] = await Promise.all([
      import('../../../events/index.ts'),
      import('../../../admin-api/index.ts'),
    ]);
    const search = { types: types.length > 0 ? types : null, project, environment, createdBy, from, to };
    const found = await searchEvents(api, search, limit);
    const strange = types.filter((type) => !eventTypes.some((known) => known === type));
    return {
      total: found.total,
      events: found.events.map(withoutSecrets).map((event) => {
        const { ip: _, ...shown } = plainEvent(event);
        return shown;
      }),
      hints: strange.map((type) => `No event type "${type}" is known here.${nearest(type, eventTypes)}`),
    };
  },
  output: {
    rows: ({ events }) => events,
    columns: {
      id: ({ id }) => id,
      when: ({ createdAt }) => createdAt,
      type: ({ type }) => type,
      by: ({ createdBy }) => createdBy,
      project: ({ project }) => project,
      environment: ({ environment }) => environment,
      summary: ({ summary }) => summary,
    },
    notes: ({ events, total, hints }) => [
      events.length < total ? `${events.length} of ${total} events: --limit shows more.` : `${count(total, 'event')}.`,
      ...hints,
    ],
  },
});
