// Whose token a client uses: a user's, a service account's, or an admin token, which belongs to nobody.
import type { AdminApi, SearchEventsAnswer } from '../admin-api/index.ts';

export interface Caller {
  /** Undefined for an admin token. */
  readonly account: number | undefined;
  /** What events have in `createdByUserId`; every admin token has the same number. */
  readonly eventId: number | undefined;
  /** What events have in `createdBy` for an admin token. */
  readonly name: string;
  /** What else of Unleash calls the caller by. */
  readonly names: readonly string[];
}

/** @throws AdminApiError */
export async function readCaller(api: AdminApi): Promise<Caller> {
  const { id, username, email, internalAdminTokenUserId } = (await api.getMe()).user;
  const names = [username, email].flatMap((name) => (name ? [name] : []));
  return { account: id, eventId: internalAdminTokenUserId ?? id, name: username ?? '', names };
}

/** Whether the log says that the caller did it. */
export const isBy = (
  { account, eventId, name }: Caller,
  { createdBy, createdByUserId }: Pick<SearchEventsAnswer['events'][number], 'createdBy' | 'createdByUserId'>,
): boolean => createdByUserId === eventId && (account !== undefined || createdBy === name);
