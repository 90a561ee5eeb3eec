// What we rely on in answers about what one account may do.
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

export const answers = {
  getMe: z.looseObject({
    user: z.looseObject({
      id: z.nullish(z.number()),
      name: z.nullish(z.string()),
      username: z.nullish(z.string()),
      email: z.nullish(z.string()),
      internalAdminTokenUserId: z.nullish(z.number()),
    }),
  }),
  getUserPermissions: z.looseObject({
    overview: z.looseObject({
      root: z.array(permission),
      project: z.array(permission),
      environment: z.array(permission),
    }),
    rootRole: z.looseObject({ id: z.number(), name: z.string(), type: z.string() }),
    projectRoles: z.array(projectRole),
  }),
};
