// What we rely on in answers about the instance as a whole: its settings and its audit log.
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
  searchEvents: z.looseObject({ events: z.array(event), total: z.number() }),
};
