// What we rely on in answers about change requests.
import * as z from 'zod/mini';

export const answers = {
  getProjectChangeRequestConfig: z.array(
    z.looseObject({
      environment: z.string(),
      changeRequestEnabled: z.boolean(),
      requiredApprovals: z.nullish(z.number()),
    }),
  ),
};
