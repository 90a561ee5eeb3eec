// What we rely on in answers about service accounts and their tokens.
import * as z from 'zod/mini';

const serviceAccount = z.looseObject({
  id: z.number(),
  name: z.nullish(z.string()),
  username: z.nullish(z.string()),
  rootRole: z.nullish(z.number()),
});

const token = { id: z.number(), description: z.string(), expiresAt: z.string(), createdAt: z.string() };

export const serviceAccountAnswers = {
  getServiceAccounts: z.looseObject({ serviceAccounts: z.array(serviceAccount) }),
  createServiceAccount: serviceAccount,
  updateServiceAccount: serviceAccount,
  getServiceAccountTokens: z.looseObject({ pats: z.array(z.looseObject(token)) }),
  createServiceAccountToken: z.looseObject({ ...token, secret: z.string() }),
};
