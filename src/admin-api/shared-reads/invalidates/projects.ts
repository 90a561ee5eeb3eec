// What writes to projects, environments and what belongs to them may change.
import type { Changes } from './change.ts';
import { inProjects } from './in-projects.ts';

/** A project brings rights for its owner, and takes those of its members along. Some reads answer about projects that do not exist. */
const existence = {
  ...inProjects,
  getAllEnvironments: 'any',
  getGroups: 'any',
  getGroup: 'any',
  getContextField: 'any',
  getMe: 'any',
  getUserPermissions: 'any',
  getAccessOverview: 'any',
} as const;

const details = { getProjects: 'any', getProjectOverview: 'projectId' } as const;

/** The list of environments counts the projects that use each. */
const inProject = {
  getProjectEnvironments: 'projectId',
  getProjectOverview: 'projectId',
  getProjectChangeRequestConfig: 'projectId',
  getAllEnvironments: 'any',
} as const;

/** Every environment of the instance is in the answers about every project, in order, and in the list of permissions. */
const environments = {
  getAllEnvironments: 'any',
  getProjectEnvironments: 'any',
  getProjectOverview: 'any',
  getProjectChangeRequestConfig: 'any',
  getPermissions: 'any',
} as const;

const expiry = { getAllApiTokens: 'any', getApiTokensByName: 'any', getProjectApiTokens: 'any' } as const;

/** Environments are listed with the number of their tokens. */
const tokens = { ...expiry, getAllEnvironments: 'any', getProjectEnvironments: 'any' } as const;

const contextFields = { getContextFields: 'any', getContextFieldsForProject: 'any' } as const;
const oneContextField = {
  getContextField: 'contextField',
  getContextFieldForProject: 'contextField',
  ...contextFields,
} as const;

export const projectChanges = {
  createProject: existence,
  updateProject: details,
  // The mode decides to whom the project is shown.
  updateProjectEnterpriseSettings: { ...inProjects, getMe: 'any', getUserPermissions: 'any' },
  archiveProject: existence,
  reviveProject: existence,
  deleteProject: existence,
  addEnvironmentToProject: inProject,
  removeEnvironmentFromProject: inProject,
  addDefaultStrategyToProjectEnvironment: { getProjectEnvironments: 'projectId', getProjectOverview: 'projectId' },
  updateProjectChangeRequestConfig: {
    getProjectChangeRequestConfig: 'projectId',
    getProjectOverview: 'projectId',
  },
  createEnvironment: environments,
  updateEnvironment: { getEnvironment: 'name', ...environments },
  toggleEnvironmentOn: { getEnvironment: 'name', ...environments },
  toggleEnvironmentOff: { getEnvironment: 'name', ...environments },
  updateSortOrder: { getEnvironment: 'any', ...environments },
  // Permissions that were limited to it go from every role.
  removeEnvironment: {
    getEnvironment: 'name',
    ...environments,
    getRoleById: 'any',
    getUserPermissions: 'any',
    getAccessOverview: 'any',
  },
  createApiToken: tokens,
  updateApiToken: expiry,
  deleteApiToken: tokens,
  createProjectApiToken: tokens,
  deleteProjectApiToken: tokens,
  createContextField: contextFields,
  updateContextField: oneContextField,
  deleteContextField: oneContextField,
  createContextFieldForProject: contextFields,
  updateContextFieldForProject: oneContextField,
  deleteContextFieldForProject: oneContextField,
} as const satisfies Changes;
