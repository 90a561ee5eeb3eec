// What we rely on in answers about environments.
import * as z from 'zod/mini';

const environment = z.looseObject({
  name: z.string(),
  type: z.string(),
  enabled: z.boolean(),
  sortOrder: z.number(),
  requiredApprovals: z.nullish(z.number()),
  protected: z.nullish(z.boolean()),
});

export const answers = {
  getAllEnvironments: z.looseObject({ environments: z.array(environment) }),
  getEnvironment: environment,
  createEnvironment: environment,
  updateEnvironment: environment,
};
