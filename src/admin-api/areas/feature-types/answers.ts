// What we rely on in answers about the types of flags.
import * as z from 'zod/mini';

const featureType = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  lifetimeDays: z.nullish(z.number()),
});

export const answers = {
  getAllFeatureTypes: z.looseObject({ types: z.array(featureType) }),
  updateFeatureTypeLifetime: featureType,
};
