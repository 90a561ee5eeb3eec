// What we rely on in answers about default strategies.
import * as z from 'zod/mini';

export const defaultStrategy = z.looseObject({
  name: z.string(),
  title: z.nullish(z.string()),
  parameters: z.nullish(z.record(z.string(), z.string())),
  constraints: z.nullish(z.array(z.looseObject({ contextName: z.string(), operator: z.string() }))),
  segments: z.nullish(z.array(z.number())),
  variants: z.nullish(z.array(z.looseObject({ name: z.string() }))),
});

export const answers = {
  addDefaultStrategyToProjectEnvironment: defaultStrategy,
};
