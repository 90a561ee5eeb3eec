// What we rely on in answers about users in bulk.
import * as z from 'zod/mini';
import { user } from '../users/answers.ts';

const role = z.looseObject({ id: z.number(), name: z.string(), type: z.string() });

export const answers = {
  getUsers: z.looseObject({ users: z.array(user), rootRoles: z.nullish(z.array(role)) }),
  searchUsers: z.array(user),
  getBaseUsersAndGroups: z.looseObject({
    users: z.nullish(z.array(user)),
    groups: z.nullish(z.array(z.looseObject({ id: z.nullish(z.number()), name: z.string() }))),
  }),
  getAdminCount: z.looseObject({ password: z.number(), noPassword: z.number(), service: z.number() }),
};
