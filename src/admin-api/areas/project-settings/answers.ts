// What we rely on in answers about the settings of a project.
import * as z from 'zod/mini';

export const answers = {
  getProjectOverview: z.looseObject({
    name: z.string(),
    description: z.nullish(z.string()),
    mode: z.nullish(z.string()),
    defaultStickiness: z.nullish(z.string()),
    featureLimit: z.nullish(z.number()),
    featureNaming: z.nullish(
      z.looseObject({
        pattern: z.nullish(z.string()),
        example: z.nullish(z.string()),
        description: z.nullish(z.string()),
      }),
    ),
    linkTemplates: z.nullish(z.array(z.looseObject({ title: z.nullish(z.string()), urlTemplate: z.string() }))),
    environments: z.nullish(z.array(z.looseObject({ environment: z.string() }))),
  }),
};
