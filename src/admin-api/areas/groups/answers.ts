// What we rely on in answers about groups.
import * as z from 'zod/mini';

const known = {
  id: z.number(),
  name: z.string(),
  description: z.nullish(z.string()),
  mappingsSSO: z.nullish(z.array(z.string())),
  rootRole: z.nullish(z.number()),
};

const group = z.looseObject({
  ...known,
  users: z.nullish(z.array(z.looseObject({ user: z.looseObject({ id: z.number() }) }))),
});

/** Creating and updating answer the stored row, without the members. */
const writtenGroup = z.looseObject(known);

export const answers = {
  getGroups: z.looseObject({ groups: z.array(group) }),
  getGroup: group,
  createGroup: writtenGroup,
  updateGroup: writtenGroup,
};
