// What we rely on in answers about the tokens of service accounts.
import * as z from 'zod/mini';

const token = { id: z.number(), description: z.string(), expiresAt: z.string(), createdAt: z.string() };

export const answers = {
  getServiceAccountTokens: z.looseObject({ pats: z.array(z.looseObject(token)) }),
  createServiceAccountToken: z.looseObject({ ...token, secret: z.string() }),
};
