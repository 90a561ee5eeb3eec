// What we rely on in answers about integrations, which the API calls addons.
import * as z from 'zod/mini';

const addon = z.looseObject({
  id: z.number(),
  provider: z.string(),
  description: z.nullish(z.string()),
  enabled: z.boolean(),
  parameters: z.record(z.string(), z.unknown()),
  events: z.array(z.string()),
  projects: z.nullish(z.array(z.string())),
  environments: z.nullish(z.array(z.string())),
});

export const answers = {
  getAddons: z.looseObject({ addons: z.array(addon), providers: z.array(z.looseObject({ name: z.string() })) }),
  getAddon: addon,
  createAddon: addon,
  updateAddon: addon,
};
