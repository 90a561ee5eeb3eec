// The login history: who signed in, and who tried.
import type { AdminApi } from '../admin-api/index.ts';

/** By the names of the API. */
export interface Login {
  readonly id: number;
  readonly created_at: string | null;
  /** What was given as a name. */
  readonly username: string | null;
  /** Such as `simple`, `oidc` or `saml`. */
  readonly auth_type: string | null;
  readonly successful: boolean;
  readonly ip: string | null;
  readonly failure_reason: string | null;
}

/** All that Unleash keeps, which is two weeks, newest first. @throws AdminApiError */
export async function readLogins(api: Pick<AdminApi, 'getLoginHistory'>): Promise<Login[]> {
  // A server with nothing to tell may answer without a body.
  const { events = [] } = (await api.getLoginHistory({})) ?? {};
  return events
    .map((login) => ({
      id: login.id,
      created_at: login.created_at ?? null,
      username: login.username ?? null,
      auth_type: login.auth_type ?? null,
      successful: login.successful ?? false,
      ip: login.ip ?? null,
      failure_reason: login.failure_reason ?? null,
    }))
    .sort((a, b) => b.id - a.id);
}
