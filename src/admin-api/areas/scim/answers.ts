// What we rely on in answers about SCIM.
import * as z from 'zod/mini';

export const answers = {
  getScimSettings: z.looseObject({ enabled: z.boolean(), hasToken: z.boolean() }),
  generateNewToken: z.looseObject({ token: z.string() }),
};
