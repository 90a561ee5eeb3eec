// What we rely on in answers about the environments of a project.
import * as z from 'zod/mini';
import { defaultStrategy } from '../default-strategies/answers.ts';

/** `visible` tells whether the environment is on the project; servers before 7 leave it out and list only those. */
const environmentOfProject = z.looseObject({
  name: z.string(),
  type: z.string(),
  visible: z.nullish(z.boolean()),
  defaultStrategy: z.nullish(defaultStrategy),
});

export const answers = {
  getProjectEnvironments: z.looseObject({ environments: z.array(environmentOfProject) }),
};
