// What we rely on in answers about context fields.
import * as z from 'zod/mini';

export const contextField = z.looseObject({
  name: z.string(),
  description: z.nullish(z.string()),
  stickiness: z.nullish(z.boolean()),
  sortOrder: z.nullish(z.number()),
  legalValues: z.nullish(z.array(z.looseObject({ value: z.string(), description: z.nullish(z.string()) }))),
});

export const answers = {
  getContextFields: z.array(contextField),
  getContextField: contextField,
  createContextField: contextField,
};
