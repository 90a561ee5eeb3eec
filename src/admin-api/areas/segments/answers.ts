// What we rely on in answers about segments.
import * as z from 'zod/mini';

const constraint = z.looseObject({
  contextName: z.string(),
  operator: z.string(),
  values: z.nullish(z.array(z.string())),
  value: z.nullish(z.string()),
  inverted: z.nullish(z.boolean()),
  caseInsensitive: z.nullish(z.boolean()),
});

const segment = z.looseObject({
  id: z.number(),
  name: z.string(),
  description: z.nullish(z.string()),
  project: z.nullish(z.string()),
  constraints: z.array(constraint),
});

const usage = z.looseObject({ featureName: z.string(), projectId: z.string(), environment: z.string() });

export const answers = {
  getSegments: z.looseObject({ segments: z.array(segment) }),
  getSegment: segment,
  getStrategiesBySegmentId: z.looseObject({
    strategies: z.array(usage),
    changeRequestStrategies: z.nullish(z.array(usage)),
  }),
  createSegment: segment,
};
