// What we rely on in answers about API tokens of a project: the same as in those about all.
import { createdToken, listedTokens } from '../api-tokens/answers.ts';

export const answers = {
  getProjectApiTokens: listedTokens,
  createProjectApiToken: createdToken,
};
