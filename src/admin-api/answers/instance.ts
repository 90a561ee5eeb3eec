// What we rely on in answers about the instance as a whole: its settings, its license and its audit log.
import * as z from 'zod/mini';

const version = z.looseObject({ oss: z.nullish(z.string()), enterprise: z.nullish(z.string()) });

const event = z.looseObject({
  id: z.number(),
  type: z.string(),
  createdAt: z.string(),
  createdBy: z.nullish(z.string()),
});

export const instanceAnswers = {
  getUiConfig: z.looseObject({
    version: z.string(),
    versionInfo: z.nullish(z.looseObject({ current: z.nullish(version) })),
    frontendApiOrigins: z.nullish(z.array(z.string())),
  }),
  getMaintenance: z.looseObject({ enabled: z.boolean() }),
  readLicense: z.looseObject({
    isValid: z.boolean(),
    plan: z.nullish(z.string()),
    expireAt: z.nullish(z.string()),
    resources: z.nullish(z.looseObject({ seats: z.nullish(z.number()) })),
  }),
  searchEvents: z.looseObject({ events: z.array(event), total: z.number() }),
};
