// An environment in a project, with the project's change-request settings for it.
import { AdminApiError } from '../../src/admin-api/index.ts';
import { between, type Config, optionalComputed, required } from '../../src/terraform/framework/index.ts';
import { changeRequestClaims, changeRequestsKey, insideOf, projectKey } from '../writes/claims.ts';
import { comesWithUnleash, firstEnvironments } from '../shapes/comes-with-unleash.ts';
import { defineResource, type Plan } from '../define.ts';
import { environmentName } from '../rules/environment-name.ts';
import { claimOwnership } from '../rules/ownership.ts';
import { allProjectEnvironments, environmentsOf, setChangeRequests } from '../shapes/project-environments.ts';

const attributes = {
  project_id: required.string('Id of the project.').references('project.id'),
  environment_name: required.string('Name of the environment.').check(environmentName).references('environment.name'),
  change_requests_enabled: optionalComputed
    .boolean('Whether changes need a change request.')
    .advice('Setting `required_approvals` alone turns this on. Left out, it stays as it is.')
    .nullable(),
  required_approvals: optionalComputed
    .number('Approvals that a change request needs, from 1 to 10.')
    .advice('Left out, it stays as it is, and is 1 where change requests are turned on.')
    .check(between(1, 10))
    .nullable(),
};

export const projectEnvironment = defineResource('project_environment', {
  description:
    'Makes an environment part of a project, and says whether changes to flags there need change requests. Change-request settings that are left out stay as they are in Unleash. Destroying it takes the environment out of the project; Unleash keeps its change-request settings, which count again should it join again.',
  area: 'Projects and environments',
  documentation: 'https://docs.getunleash.io/concepts/environments',
  attributes,
  identity: ['project_id', 'environment_name'],
  whereToFind:
    'The page of the settings in the admin UI has the project in its address and lists the environments: `/projects/<project_id>/settings/environments`.',
  insideOf: ({ project_id, environment_name }) => insideOf([project_id], [environment_name]),
  dataSources: {
    many: 'project_environments',
    description:
      'Environments that are part of a project, and whether change requests guard them. For a check that nobody changes production alone.',
    filters: ['project_id', 'environment_name', 'change_requests_enabled'],
  },

  list: allProjectEnvironments,
  read: async (api, { project_id, environment_name }) =>
    (await environmentsOf(api, project_id)).find(({ environment }) => environment === environment_name) ?? null,
  toState: (item) => ({
    project_id: item.project,
    environment_name: item.environment,
    change_requests_enabled: item.changeRequests?.enabled ?? null,
    required_approvals: item.changeRequests?.approvals ?? null,
  }),

  leftAlone: ({ project, environment, changeRequests }) =>
    project === 'default' && firstEnvironments.includes(environment) && !changeRequests?.enabled
      ? comesWithUnleash
      : undefined,

  toBody: ({ project_id, environment_name, change_requests_enabled, required_approvals }) => ({
    address: { projectId: project_id, environment: environment_name },
    // Asking for approvals asks for change requests. Nothing is sent where the configuration says nothing.
    enabled: change_requests_enabled ?? (required_approvals ? true : undefined),
    approvals: required_approvals ?? undefined,
  }),
  create: async (api, { address, enabled, approvals }) => {
    const { projectId, environment } = address;
    try {
      await api.addEnvironmentToProject({ projectId, body: { environment } });
    } catch (error) {
      // The environment is in the project already: Unleash adds all enabled ones to projects made by hand.
      if (!(error instanceof AdminApiError && error.isConflict)) throw error;
      // Should this fail, nothing was created: what was there before must not be replaced by the next apply.
      await setChangeRequests(api, address, enabled, approvals);
    }
    return { project_id: projectId, environment_name: environment };
  },
  completeWithUpdate: ['change_requests_enabled', 'required_approvals'],
  update: (api, _, { address, enabled, approvals }, { prior }) =>
    setChangeRequests(api, address, enabled, approvals ?? prior?.required_approvals ?? undefined),
  claims: ({ project_id, environment_name }, config) =>
    config && isSilent(config) ? [] : changeRequestClaims(project_id, environment_name),
  // Change requests are left as they are: the removal may fail, and nothing could see afterwards that they were to go.
  delete: async (api, { project_id, environment_name }, { prior, run, warn }) => {
    await api.removeEnvironmentFromProject({ projectId: project_id, environment: environment_name });
    if (!prior.change_requests_enabled || run.releases(projectKey(project_id))) return;
    warn(
      `Change requests for ${environment_name} in ${project_id} stay on`,
      'Unleash keeps the setting of an environment that leaves a project: should it join again, changes need a change request as before.',
    );
  },

  validate: ({ change_requests_enabled, required_approvals }, { error }) => {
    if (change_requests_enabled === false && typeof required_approvals === 'number') {
      error(
        'Invalid required_approvals value',
        'Unleash forgets the number of approvals when change requests are off. Remove required_approvals, or set change_requests_enabled = true.',
        ['required_approvals'],
      );
    }
  },
  plan: planChangeRequests,
});

/** The settings are left to Unleash, or to another resource. */
const isSilent = (config: Config<typeof attributes>) =>
  config.change_requests_enabled === null && config.required_approvals === null;

function planChangeRequests(context: Plan<typeof attributes>): void {
  const { config, planned, prior, set } = context;
  // As long as one is not known, neither is the other.
  if (config.change_requests_enabled === null && config.required_approvals !== null)
    set('change_requests_enabled', config.required_approvals === undefined ? undefined : true);
  if (config.required_approvals === null) {
    const { change_requests_enabled: enabled } = planned;
    if (enabled === false) set('required_approvals', null);
    else if (config.change_requests_enabled === undefined || (enabled && !prior?.change_requests_enabled))
      set('required_approvals', undefined);
  }
  if (isSilent(config) || planned.project_id === undefined || planned.environment_name === undefined) return;
  const thing = changeRequestsKey(planned.project_id, planned.environment_name);
  claimOwnership(
    context,
    thing,
    'unleash_project_environment',
    undefined,
    () => `Both set change requests for ${planned.environment_name} in ${planned.project_id}.`,
  );
}
