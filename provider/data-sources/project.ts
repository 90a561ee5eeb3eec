// Looks a project up by its id.
import { computed, notBlank, optionalComputed, required } from '../../src/terraform/framework/index.ts';
import { defineDataSource } from '../define.ts';
import { overviewOf } from '../shapes/project-overview.ts';

export const project = defineDataSource('project', {
  description:
    'A project by its id: its name, what it is for and who may take part. For members, tokens or environments of a project that another configuration owns.',
  lookup: 'By `id`. It fails where there is none that the caller may see.',
  area: 'Projects and environments',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/projects',
  attributes: {
    id: required.string('Id of the project.').check(notBlank),
    name: computed.string('Name.'),
    description: optionalComputed.string('What the project is for.').nullable(),
    mode: optionalComputed.string('Who may take part: `open`, `protected` or `private`.'),
  },
  read: async (api, { id }) => {
    const { name, description, mode } = await overviewOf(api, id ?? '');
    return { id: id ?? '', name, description: description || null, mode: mode ?? 'open' };
  },
});
