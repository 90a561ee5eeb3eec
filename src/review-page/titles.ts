// What is said of a finding, a subject and a grant in few words.
import type { ReviewedGrant, SubjectType } from '../access/index.ts';

/** `review/inactive-90-days` is `inactive 90 days`. */
export const titleOf = (id: string): string => id.replace(/^[^/]*\//, '').replaceAll('-', ' ');

export const kinds: { readonly [type in SubjectType]: string } = {
  user: 'person',
  service_account: 'service account',
  api_token: 'API token',
  invite_link: 'invite link',
};

/** The role, or what a token is called. */
export const roleNameOf = ({ role, token }: Pick<ReviewedGrant, 'role' | 'token'>): string =>
  role?.name ?? (token === null ? 'none' : `${token.type} token`);

export const placeOf = ({ projects }: Pick<ReviewedGrant, 'projects'>): string =>
  projects === null ? 'whole instance' : projects.join(', ');
