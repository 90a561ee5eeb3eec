// What we rely on in answers about environments.
import * as z from 'zod/mini';

const environment = z.looseObject({
  name: z.string(),
  type: z.string(),
  enabled: z.boolean(),
  sortOrder: z.nullish(z.number()),
  requiredApprovals: z.nullish(z.number()),
});

/** `visible` tells whether the environment is on the project; servers before 7 leave it out and list only those. */
const environmentOfProject = z.looseObject({
  name: z.string(),
  type: z.string(),
  visible: z.nullish(z.boolean()),
});

export const environmentAnswers = {
  getAllEnvironments: z.looseObject({ environments: z.array(environment) }),
  getEnvironment: environment,
  createEnvironment: environment,
  updateEnvironment: environment,
  getProjectEnvironments: z.looseObject({ environments: z.array(environmentOfProject) }),
};
