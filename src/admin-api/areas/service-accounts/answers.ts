// What we rely on in answers about service accounts.
import * as z from 'zod/mini';

const serviceAccount = z.looseObject({
  id: z.number(),
  name: z.nullish(z.string()),
  username: z.nullish(z.string()),
  rootRole: z.nullish(z.number()),
});

export const answers = {
  getServiceAccounts: z.looseObject({ serviceAccounts: z.array(serviceAccount) }),
  createServiceAccount: serviceAccount,
  updateServiceAccount: serviceAccount,
};
