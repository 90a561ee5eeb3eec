// What we rely on in answers about permissions.
import * as z from 'zod/mini';

const permission = z.looseObject({
  id: z.number(),
  name: z.string(),
  displayName: z.string(),
  type: z.string(),
  environment: z.nullish(z.string()),
});

export const answers = {
  getPermissions: z.looseObject({
    permissions: z.looseObject({
      root: z.nullish(z.array(permission)),
      project: z.array(permission),
      environments: z.array(z.looseObject({ name: z.string(), permissions: z.array(permission) })),
    }),
  }),
};
