// What is read of projects and what belongs to them.

/** It comes and goes with its project. A private project hides it from whoever has no right there. */
export const inProjects = {
  getProjects: 'any',
  getProjectOverview: 'any',
  getProjectAccess: 'any',
  getProjectEnvironments: 'any',
  getProjectChangeRequestConfig: 'any',
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
