// Reads whose answers become old together, for areas to share.

/** They come and go with their project. A private project hides them from whoever has no right there. */
export const inProjects = {
  getProjects: 'any',
  getProjectOverview: 'any',
  getProjectAccess: 'any',
  getProjectEnvironments: 'any',
  getProjectChangeRequestConfig: 'any',
  getChangeRequest: 'any',
  searchChangeRequests: 'any',
  getProjectApiTokens: 'any',
  getAllApiTokens: 'any',
  getApiTokensByName: 'any',
  getContextFieldsForProject: 'any',
  getContextFieldForProject: 'any',
  getContextFields: 'any',
  getSegments: 'any',
  getSegment: 'any',
  getStrategiesBySegmentId: 'any',
} as const;

/** The caller may be whose rights change, and sees more or less of projects afterwards. */
export const rights = { getMe: 'any', getUserPermissions: 'any', getAccessOverview: 'any', ...inProjects } as const;

/** Groups and projects show their members by name, and groups their projects. */
export const membership = { getGroups: 'any', getGroup: 'any', ...rights } as const;

/** A project brings rights for its owner, and takes those of its members along. Some reads answer about projects that do not exist. */
export const existence = { getAllEnvironments: 'any', getContextField: 'any', ...membership } as const;

export const everybody = {
  getBaseUsersAndGroups: 'any',
  getAdminCount: 'any',
  getAccessOverview: 'any',
  // Whoever is new takes a seat.
  readLicense: 'any',
} as const;

export const tokenExpiry = { getAllApiTokens: 'any', getApiTokensByName: 'any', getProjectApiTokens: 'any' } as const;

/** Environments are listed with the number of their tokens. */
export const apiTokens = { ...tokenExpiry, getAllEnvironments: 'any', getProjectEnvironments: 'any' } as const;

export const contextFields = { getContextFields: 'any', getContextFieldsForProject: 'any' } as const;

export const oneContextField = {
  getContextField: 'contextField',
  getContextFieldForProject: 'contextField',
  ...contextFields,
} as const;
