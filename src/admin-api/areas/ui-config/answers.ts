// What we rely on in answers about what the admin UI is told.
import * as z from 'zod/mini';

const version = z.looseObject({ oss: z.nullish(z.string()), enterprise: z.nullish(z.string()) });

export const answers = {
  getUiConfig: z.looseObject({
    version: z.string(),
    emailEnabled: z.nullish(z.boolean()),
    versionInfo: z.nullish(z.looseObject({ current: z.nullish(version) })),
    maintenanceMode: z.nullish(z.boolean()),
    frontendApiOrigins: z.nullish(z.array(z.string())),
  }),
};
