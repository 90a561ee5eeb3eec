// What we rely on in answers about users.
import * as z from 'zod/mini';

const known = {
  id: z.number(),
  name: z.nullish(z.string()),
  username: z.nullish(z.string()),
  email: z.nullish(z.string()),
};

export const user = z.looseObject({ ...known, rootRole: z.nullish(z.number()) });

/** Creating and updating repeat `rootRole` as it was sent: as an id or as a name. */
const writtenUser = z.looseObject({ ...known, rootRole: z.nullish(z.union([z.number(), z.string()])) });

export const answers = {
  getUser: user,
  createUser: writtenUser,
  updateUser: writtenUser,
  resetUserPassword: z.looseObject({ resetPasswordUrl: z.string() }),
};
