// The audit log.
import { type AuditEvent, searchEvents, withoutSecrets } from '../../src/events/index.ts';
import { between, computed, matching, optional } from '../../src/terraform/framework/index.ts';
import { defineDataSource } from '../define.ts';

const day = matching(/^\d{4}-\d{2}-\d{2}$/, 'a day such as "2027-01-31"');

export const events = defineDataSource('events', {
  description:
    'What happened in Unleash, from its audit log: who did what and when, and how the object was before and afterwards. For a check that nobody changed something, or for a report.',
  lookup:
    'Newest first, all events or those that fit every filter. As many as `limit` says; `total` says how many fit.',
  area: 'Audit',
  documentation: 'https://docs.getunleash.io/concepts/events',
  attributes: {
    type: optional.string('Only events of this type, such as `role-updated`.'),
    project: optional.string('Only events in the project with this id.').references('project.id'),
    environment: optional.string('Only events in the environment of this name.').references('environment.name'),
    created_by: optional.number('Only what the user or service account with this id did.').references('user.id'),
    from: optional.string('First day, such as `2027-01-31`, in UTC.').check(day),
    to: optional.string('Last day, such as `2027-01-31`, in UTC.').check(day),
    limit: optional.number('How many at most, up to 10000; 100 when left out.').check(between(1, 10_000)),
    total: computed.number('How many events fit, also beyond the limit.'),
    events: computed.listOf(
      {
        id: computed.number('Number of the event.'),
        type: computed.string('What kind of thing happened.'),
        created_at: computed.string('When it happened.'),
        created_by: computed.string('Name of whoever did it.'),
        created_by_id: computed.number('Id of whoever did it; negative for tokens and Unleash itself.').nullable(),
        project: computed.string('Id of the project where it happened.').nullable(),
        environment: computed.string('Name of the environment where it happened.').nullable(),
        feature: computed.string('Name of the flag that it happened to.').nullable(),
        summary: computed.string('What happened, in a sentence, as Markdown.').nullable(),
        data: computed.string('How it was afterwards, as JSON. Secrets are replaced by `***`.').nullable(),
        pre_data: computed.string('How it was before, as JSON. Secrets are replaced by `***`.').nullable(),
      },
      'Those that were found.',
    ),
  },
  read: async (api, config) => {
    const { type, project, environment, created_by: createdBy, from, to, limit } = config;
    const search = { types: type === null ? null : [type], project, environment, createdBy, from, to };
    const { events, total } = await searchEvents(api, search, limit ?? 100);
    return { ...config, total, events: events.map(withoutSecrets).map(show) };
  },
});

const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));

const show = (event: AuditEvent) => ({
  id: event.id,
  type: event.type,
  created_at: event.createdAt,
  created_by: event.createdBy ?? '',
  created_by_id: event.createdByUserId ?? null,
  project: event.project ?? null,
  environment: event.environment ?? null,
  feature: event.featureName ?? null,
  summary: event.summary ?? null,
  data: json(event.data),
  pre_data: json(event.preData),
});
