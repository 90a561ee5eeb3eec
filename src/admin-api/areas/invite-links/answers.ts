// What we rely on in answers about invite links, which the API calls public signup tokens.
import * as z from 'zod/mini';

const inviteLink = z.looseObject({
  secret: z.string(),
  name: z.string(),
  url: z.nullable(z.string()),
  expiresAt: z.string(),
  enabled: z.boolean(),
});

export const answers = {
  getAllPublicSignupTokens: z.looseObject({ tokens: z.array(inviteLink) }),
  getPublicSignupToken: inviteLink,
  createPublicSignupToken: inviteLink,
  updatePublicSignupToken: inviteLink,
};
