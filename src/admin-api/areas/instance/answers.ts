// What we rely on in answers about the instance as a whole: its license, its people, its logins.
import * as z from 'zod/mini';

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

export const answers = {
  readLicense: z.looseObject({
    isValid: z.boolean(),
    plan: z.nullish(z.string()),
    expireAt: z.nullish(z.string()),
    resources: z.nullish(z.looseObject({ seats: z.nullish(z.number()) })),
  }),
  getAccessOverview: z.looseObject({ overview: z.array(userAccess) }),
  /** HTTP 204 without a body is announced too: a history of nothing. */
  getLoginHistory: z.optional(z.looseObject({ events: z.array(login) })),
};
