// What we rely on in answers about access to a project.
import * as z from 'zod/mini';

const member = z.looseObject({
  id: z.number(),
  roleId: z.nullish(z.number()),
  roles: z.nullish(z.array(z.number())),
});

export const answers = {
  getProjectAccess: z.looseObject({
    roles: z.array(z.looseObject({ id: z.number(), name: z.string(), type: z.string() })),
    users: z.array(member),
    groups: z.array(member),
  }),
};
