// Change-request settings of one environment in one project.
import { AdminApiError } from '../../src/admin-api/index.ts';
import { between, optionalComputed, required } from '../../src/terraform/framework/index.ts';
import { changeRequestClaims, changeRequestsKey, insideOf } from '../writes/claims.ts';
import { defineResource } from '../define.ts';
import { environmentName } from '../rules/environment-name.ts';
import { claimOwnership } from '../rules/ownership.ts';
import { setChangeRequests } from '../shapes/project-environments.ts';
import { requireEnvironment } from '../rules/require-environment.ts';

export const changeRequestSettings = defineResource('change_request_settings', {
  description:
    'Whether changes to flags of a project need change requests in one environment, and how many approvals. It is for environments whose membership in the project is managed elsewhere; `unleash_project_environment` manages both. Destroying it turns change requests off.',
  area: 'Change requests',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/change-requests',
  attributes: {
    project: required.string('Id of the project.').references('project.id'),
    environment: required.string('Name of the environment.').check(environmentName).references('environment.name'),
    enabled: required.boolean('Whether changes need a change request.'),
    required_approvals: optionalComputed
      .number('Approvals that a change request needs, from 1 to 10.')
      .advice('Left out, it stays as it is, and is 1 where change requests are turned on.')
      .check(between(1, 10))
      .nullable(),
  },
  identity: ['project', 'environment'],
  whereToFind:
    'The page of the settings in the admin UI has the project in its address and lists the environments: `/projects/<project>/settings/change-requests`.',
  // Settings without membership have no effect, so both belong into one block.
  partOf: 'project_environment',
  insideOf: ({ project, environment }) => insideOf([project], [environment]),

  read: async (api, { project, environment }) => {
    const configs = await api.getProjectChangeRequestConfig({ projectId: project });
    const found = configs.find((config) => config.environment === environment);
    return found ? { project, ...found } : null;
  },
  toState: (item) => ({
    project: item.project,
    environment: item.environment,
    enabled: item.changeRequestEnabled,
    required_approvals: item.requiredApprovals || null,
  }),

  toBody: ({ project, environment, enabled, required_approvals }) => ({
    address: { projectId: project, environment },
    enabled,
    approvals: required_approvals ?? undefined,
  }),
  create: async (api, { address, enabled, approvals }, { at }) => {
    await at('environment', requireEnvironment(api, address));
    await setChangeRequests(api, address, enabled, approvals);
    return { project: address.projectId, environment: address.environment };
  },
  update: (api, _, { address, enabled, approvals }, { prior }) =>
    setChangeRequests(api, address, enabled, approvals ?? prior?.required_approvals ?? undefined),
  // Whatever else of the run sets them has the last word.
  claims: ({ project, environment }) => changeRequestClaims(project, environment),
  delete: async (api, { project, environment }, { run }) => {
    if (run.holds(changeRequestsKey(project, environment))) return;
    try {
      await setChangeRequests(api, { projectId: project, environment }, false, undefined);
    } catch (error) {
      // The project may be gone with everything in it.
      if (!(error instanceof AdminApiError && error.isNotFound)) throw error;
    }
  },

  validate: ({ enabled, required_approvals }, { error }) => {
    if (enabled !== false || typeof required_approvals !== 'number') return;
    error(
      'Invalid required_approvals value',
      'Unleash forgets the number of approvals when change requests are off. Remove required_approvals, or set enabled = true.',
      ['required_approvals'],
    );
  },
  plan: (context) => {
    const { config, planned, prior, set } = context;
    if (config.required_approvals === null) {
      if (planned.enabled === false) set('required_approvals', null);
      else if (planned.enabled === undefined || (planned.enabled && !prior?.enabled))
        set('required_approvals', undefined);
    }
    if (planned.project === undefined || planned.environment === undefined) return;
    const thing = changeRequestsKey(planned.project, planned.environment);
    claimOwnership(
      context,
      thing,
      'unleash_change_request_settings',
      undefined,
      () => `Both set change requests for ${planned.environment} in ${planned.project}.`,
    );
  },
});
