// What we rely on in answers about the event log.
import * as z from 'zod/mini';

const event = z.looseObject({
  id: z.number(),
  type: z.string(),
  createdAt: z.string(),
  createdBy: z.nullish(z.string()),
});

export const answers = {
  searchEvents: z.looseObject({ events: z.array(event), total: z.number() }),
};
