// What the client knows of operations on environments.
import { type Facts, read } from '../facts.ts';

/** Every environment of the instance is in the answers about every project, in order, and in the list of permissions. */
const environments = {
  getAllEnvironments: 'any',
  getProjectEnvironments: 'any',
  getProjectOverview: 'any',
  getProjectChangeRequestConfig: 'any',
  getPermissions: 'any',
} as const;

export const facts = {
  getAllEnvironments: read,
  getEnvironment: read,
  createEnvironment: { repeat: 'once', invalidates: environments },
  updateEnvironment: { repeat: 'set', invalidates: { getEnvironment: 'name', ...environments } },
  toggleEnvironmentOn: { repeat: 'set', invalidates: { getEnvironment: 'name', ...environments } },
  toggleEnvironmentOff: { repeat: 'set', invalidates: { getEnvironment: 'name', ...environments } },
  updateSortOrder: { repeat: 'set', invalidates: { getEnvironment: 'any', ...environments } },
  // Permissions that were limited to it go from every role.
  removeEnvironment: {
    repeat: 'set',
    invalidates: {
      getEnvironment: 'name',
      ...environments,
      getRoleById: 'any',
      getUserPermissions: 'any',
      getAccessOverview: 'any',
    },
  },
} as const satisfies Facts;
