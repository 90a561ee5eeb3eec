// Looks a context field up by its name.
import { computed, optionalComputed, required } from '../../src/terraform/framework/index.ts';
import { defineDataSource } from '../define.ts';

export const contextField = defineDataSource('context_field', {
  description:
    'A context field by its name: what it holds, which values it can have, and whether rollouts can hold on to it. Those that come with Unleash are found, too, such as `userId`.',
  lookup: 'By `name`, in which letter case counts. It fails where there is none.',
  area: 'Feature flags',
  documentation: 'https://docs.getunleash.io/concepts/unleash-context',
  attributes: {
    name: required.string('Name of the field.'),
    description: optionalComputed.string('What the field holds.').nullable(),
    stickiness: optionalComputed.boolean('Whether gradual rollouts can use it to keep people in their group.'),
    legal_values: optionalComputed.listOf(
      {
        value: computed.string('The value.'),
        description: computed.string('What it means.').nullable(),
      },
      'Values that the field can have; empty when it can have any.',
    ),
  },
  read: async (api, { name }) => {
    const found = await api.getContextField({ contextField: name ?? '' });
    return {
      name: found.name,
      description: found.description || null,
      stickiness: found.stickiness ?? false,
      legal_values: (found.legalValues ?? []).map(({ value, description }) => ({
        value,
        description: description ?? null,
      })),
    };
  },
});
