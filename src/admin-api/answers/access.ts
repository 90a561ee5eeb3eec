// What we rely on in answers about who may do what, and who signed in.
import * as z from 'zod/mini';

const permission = z.looseObject({
  name: z.string(),
  type: z.string(),
  environment: z.nullish(z.string()),
  hasPermission: z.boolean(),
});

const projectRole = z.looseObject({
  id: z.number(),
  name: z.string(),
  type: z.string(),
  project: z.nullish(z.string()),
  permissions: z.array(z.looseObject({ name: z.string(), environment: z.nullish(z.string()) })),
});

const userAccess = z.looseObject({
  userId: z.number(),
  userName: z.nullish(z.string()),
  userEmail: z.nullish(z.string()),
  rootRole: z.string(),
  groups: z.array(z.string()),
  accessibleProjects: z.array(z.string()),
});

const login = z.looseObject({
  id: z.number(),
  username: z.nullish(z.string()),
  auth_type: z.nullish(z.string()),
  created_at: z.nullish(z.string()),
  successful: z.nullish(z.boolean()),
  ip: z.nullish(z.string()),
  failure_reason: z.nullish(z.string()),
});

export const accessAnswers = {
  getUserPermissions: z.looseObject({
    overview: z.looseObject({
      root: z.array(permission),
      project: z.array(permission),
      environment: z.array(permission),
    }),
    rootRole: z.looseObject({ id: z.number(), name: z.string(), type: z.string() }),
    projectRoles: z.array(projectRole),
  }),
  getAccessOverview: z.looseObject({ overview: z.array(userAccess) }),
  /** HTTP 204 without a body is announced too: a history of nothing. */
  getLoginHistory: z.optional(z.looseObject({ events: z.array(login) })),
};
