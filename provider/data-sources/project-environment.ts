// Looks up what an environment is in a project.
import { computed, required } from '../../src/terraform/framework/index.ts';
import { defineDataSource } from '../define.ts';
import { environmentsOf } from '../shapes/project-environments.ts';

export const projectEnvironment = defineDataSource('project_environment', {
  description: 'Whether an environment is part of a project, and what changes to flags need there.',
  lookup:
    'By both. An environment that is not part of the project is not an error: `enabled` says so. A project that there is not is one.',
  area: 'Projects and environments',
  documentation: 'https://docs.getunleash.io/concepts/environments',
  attributes: {
    project_id: required.string('Id of the project.').references('project.id'),
    environment_name: required.string('Name of the environment.').references('environment.name'),
    enabled: computed.boolean('Whether the environment is part of the project.'),
    change_requests_enabled: computed.boolean('Whether changes need a change request.'),
    required_approvals: computed.number('Approvals that a change request needs.').nullable(),
  },
  read: async (api, { project_id, environment_name }) => {
    const environments = await environmentsOf(api, project_id ?? '');
    const found = environments.find(({ environment }) => environment === environment_name);
    return {
      project_id: project_id ?? '',
      environment_name: environment_name ?? '',
      enabled: found !== undefined,
      change_requests_enabled: found?.changeRequests?.enabled ?? false,
      required_approvals: found?.changeRequests?.approvals ?? null,
    };
  },
});
