// What we rely on in answers about maintenance mode.
import * as z from 'zod/mini';

export const answers = {
  getMaintenance: z.looseObject({ enabled: z.boolean() }),
};
