// What we rely on in answers about users.
import * as z from 'zod/mini';

const known = {
  id: z.number(),
  name: z.nullish(z.string()),
  username: z.nullish(z.string()),
  email: z.nullish(z.string()),
};

const user = z.looseObject({ ...known, rootRole: z.nullish(z.number()) });

/** Creating and updating repeat `rootRole` as it was sent: as an id or as a name. */
const writtenUser = z.looseObject({ ...known, rootRole: z.nullish(z.union([z.number(), z.string()])) });

const role = z.looseObject({ id: z.number(), name: z.string(), type: z.string() });

export const userAnswers = {
  getMe: z.looseObject({
    user: z.looseObject({ ...known, id: z.nullish(z.number()), internalAdminTokenUserId: z.nullish(z.number()) }),
  }),
  getUsers: z.looseObject({ users: z.array(user), rootRoles: z.nullish(z.array(role)) }),
  getUser: user,
  createUser: writtenUser,
  updateUser: writtenUser,
  searchUsers: z.array(user),
  getBaseUsersAndGroups: z.looseObject({
    users: z.nullish(z.array(user)),
    groups: z.nullish(z.array(z.looseObject({ id: z.nullish(z.number()), name: z.string() }))),
  }),
  getAdminCount: z.looseObject({ password: z.number(), noPassword: z.number(), service: z.number() }),
};
