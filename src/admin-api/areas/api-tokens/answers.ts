// What we rely on in answers about API tokens.
import * as z from 'zod/mini';

const known = {
  tokenName: z.string(),
  type: z.string(),
  environment: z.nullish(z.string()),
  projects: z.array(z.string()),
  expiresAt: z.nullish(z.string()),
};

/** Servers with secure token storage list only a part of the secret, or none. */
const listedToken = z.looseObject({ ...known, secret: z.nullish(z.string()) });

export const listedTokens = z.looseObject({ tokens: z.array(listedToken) });

export const createdToken = z.looseObject({ ...known, secret: z.string() });

export const answers = {
  getAllApiTokens: listedTokens,
  getApiTokensByName: listedTokens,
  createApiToken: createdToken,
};
