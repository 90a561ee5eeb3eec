// What we rely on in answers about roles.
import * as z from 'zod/mini';

const role = z.looseObject({
  id: z.number(),
  name: z.string(),
  type: z.string(),
  description: z.nullish(z.string()),
});

const roleAnswer = z.looseObject({ roles: role });

export const answers = {
  getRoles: z.looseObject({ roles: z.array(role) }),
  getRoleById: z.looseObject({
    id: z.number(),
    name: z.string(),
    type: z.string(),
    description: z.nullish(z.string()),
    permissions: z.array(z.looseObject({ name: z.string(), environment: z.nullish(z.string()) })),
  }),
  createRole: roleAnswer,
  updateRole: roleAnswer,
};
