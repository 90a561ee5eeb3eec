// API tokens: when two secrets or two types are the same, and whether a token that is not listed is gone.
import { type AdminApi, AdminApiError } from '../../src/admin-api/index.ts';
import { ResourceFailure } from '../../src/terraform/framework/index.ts';
import { createToken } from '../writes/create-unnamed.ts';

/** Servers know `backend` by its older name `client` too, and by any letter case. */
export const sameTokenType = (a: string, b: string): boolean => typeOf(a) === typeOf(b);

/** What Unleash refuses, or would take for something else. */
export function projectsProblem(projects: readonly string[]): string | undefined {
  if (projects.length === 0) return 'A token needs at least one project. Name it, or write ["*"] for all of them.';
  if (projects.length === 1 || !projects.includes('*')) return undefined;
  return '"*" stands for all projects, so Unleash would make a token for all of them and forget the others. Write ["*"] alone, or the projects alone.';
}

const typeOf = (type: string) => type.toLowerCase().replace('client', 'backend');

/**
 * Whether two texts name the same token. Servers that store secrets securely list only the selector, 22 characters inside the
 * secret `<projects>:<environment>.v2_<selector>_<rest>`.
 */
export const sameSecret = (a: string, b: string): boolean => a === b || addressOf(a) === addressOf(b);

/** What calls name a token by: its selector where it has one, since addresses end up in the logs of whatever is on the way. */
export const addressOf = (secret: string): string => /\.v2_([\w-]{22})_/.exec(secret)?.[1] ?? secret;

/** What is said of the secret of a token. */
export const shownOnce =
  'The token itself. It is kept in state. Servers that store tokens securely show it only when it is made: after an import it is the selector of the token, with which nothing can sign in.';

/** Whether a text is the selector of a token, with which nobody signs in. */
export const isSelector = (text: string): boolean => /^[\w-]{22}$/.test(text);

/**
 * Unleash leaves tokens out of the list that the caller may not read, so one that is missing there may still exist.
 * @param listed all tokens that the caller was shown
 * @throws ResourceFailure unless the caller certainly sees every token
 */
export async function mustSeeEveryToken(api: AdminApi, listed: readonly { type: string }[]): Promise<void> {
  const types = new Set(listed.map(({ type }) => typeOf(type)));
  if (types.has('admin') || (types.has('backend') && types.has('frontend'))) return;
  try {
    // Only admins may list users, and they see every token.
    await api.getUsers();
  } catch (error) {
    if (!(error instanceof AdminApiError && error.status === 403)) throw error;
    throw new ResourceFailure(
      'Unleash does not list the token, but it lists only tokens that the caller may read, and this caller may not be shown all of them: the token may still exist. Give the caller the permissions READ_CLIENT_API_TOKEN and READ_FRONTEND_API_TOKEN, or the root role Admin. If the token was deleted, forget it with "terraform state rm".',
    );
  }
}

interface ListedToken {
  readonly secret?: string | null | undefined;
  readonly secure?: boolean | null | undefined;
  readonly tokenName: string;
  readonly type: string;
}

/** The secret of a new token. Names are not unique, so one whose answer was lost is found by comparing lists. */
export async function createApiToken(
  wanted: Pick<ListedToken, 'tokenName' | 'type'>,
  list: () => Promise<{ readonly tokens: readonly ListedToken[] }>,
  create: () => Promise<ListedToken>,
  remove: (address: string) => Promise<unknown>,
): Promise<string> {
  const isOurs = ({ tokenName, type }: ListedToken) =>
    tokenName === wanted.tokenName && sameTokenType(type, wanted.type);
  const made = await createToken(
    async () => (await list()).tokens,
    create,
    ({ secret }) => secret,
    isOurs,
    { isShown: ({ secure }) => secure !== true, remove: async ({ secret }) => secret && remove(secret) },
  );
  return made.secret ?? '';
}
