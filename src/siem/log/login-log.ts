// The login history, which Unleash gives whole, and keeps for two weeks.
import type { AdminApi } from '../../admin-api/index.ts';
import { readLogins } from '../../events/index.ts';
import type { Entry, Log } from './log.ts';

export interface Login extends Entry {
  /** What was given as a name. */
  readonly user: string | null;
  /** Such as `simple`, `oidc` or `saml`. */
  readonly by: string | null;
  readonly successful: boolean;
  readonly ip: string | null;
  /** Why they did not get in. */
  readonly failure: string | null;
}

export function loginLog(api: Pick<AdminApi, 'getLoginHistory'>): Log<Login> {
  /** Of the latest look, whose window is taken from it. */
  let known: readonly Login[] = [];
  const look = async () => {
    known = await readAll(api);
    return known;
  };
  return {
    name: 'logins',
    newest: async () => (await look()).at(-1),
    byIds: async (ids) => {
      const wanted = new Set(ids);
      return known.filter(({ id }) => wanted.has(id));
    },
    firstSince: async (day) => (await look()).find(({ createdAt }) => createdAt >= day)?.id,
  };
}

async function readAll(api: Pick<AdminApi, 'getLoginHistory'>): Promise<Login[]> {
  const logins = await readLogins(api);
  return logins.reverse().map((login) => ({
    ...{ id: login.id, createdAt: login.created_at ?? new Date(0).toISOString() },
    ...{ user: login.username, by: login.auth_type, successful: login.successful },
    ...{ ip: login.ip, failure: login.failure_reason },
  }));
}
