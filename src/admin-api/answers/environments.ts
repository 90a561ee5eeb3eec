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

const defaultStrategy = z.looseObject({
  name: z.string(),
  title: z.nullish(z.string()),
  parameters: z.nullish(z.record(z.string(), z.string())),
  constraints: z.nullish(z.array(z.looseObject({ contextName: z.string(), operator: z.string() }))),
  segments: z.nullish(z.array(z.number())),
  variants: z.nullish(z.array(z.looseObject({ name: z.string() }))),
});

/** `visible` tells whether the environment is on the project; servers before 7 leave it out and list only those. */
const environmentOfProject = z.looseObject({
  name: z.string(),
  type: z.string(),
  visible: z.nullish(z.boolean()),
  defaultStrategy: z.nullish(defaultStrategy),
});

export const environmentAnswers = {
  getAllEnvironments: z.looseObject({ environments: z.array(environment) }),
  getEnvironment: environment,
  createEnvironment: environment,
  updateEnvironment: environment,
  getProjectEnvironments: z.looseObject({ environments: z.array(environmentOfProject) }),
  addDefaultStrategyToProjectEnvironment: defaultStrategy,
};
