// Looks an environment up by its name.
import { computed, optionalComputed, required } from '../../src/terraform/framework/index.ts';
import { defineDataSource } from '../define.ts';

export const environment = defineDataSource('environment', {
  description:
    'An environment by its name: its type, whether projects can take part in it, its place in lists, and the approvals that new projects ask for.',
  lookup: 'By `name`. It fails where there is none.',
  area: 'Projects and environments',
  documentation: 'https://docs.getunleash.io/concepts/environments',
  attributes: {
    name: required.string('Name of the environment.'),
    type: optionalComputed.string(
      'What it is for. The official provider wants it set and does not look at it; here it can be left out.',
    ),
    enabled: computed.boolean('Whether projects can take part in it.'),
    sort_order: computed.number('Where it stands in lists; lower comes first.'),
    required_approvals: computed.number('Approvals that change requests need in new projects.').nullable(),
  },
  read: async (api, { name }) => {
    const found = await api.getEnvironment({ name: name ?? '' });
    return {
      name: found.name,
      type: found.type,
      enabled: found.enabled,
      sort_order: found.sortOrder,
      required_approvals: found.requiredApprovals || null,
    };
  },
});
