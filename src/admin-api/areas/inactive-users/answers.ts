// What we rely on in answers about people who have not signed in for long.
import * as z from 'zod/mini';

const text = z.nullish(z.string());

export const answers = {
  getInactiveUsers: z.looseObject({
    inactiveUsers: z.array(
      z.looseObject({
        id: z.number(),
        username: text,
        email: text,
        seenAt: text,
        patSeenAt: text,
        createdAt: text,
      }),
    ),
  }),
};
