// Who has the root role Admin, and through what.
import { type AdminApi, AdminApiError } from '../src/admin-api/index.ts';

/** Id of the root role Admin on every instance. */
export const adminRole = 1;

/** One reason why an account is Admin. */
export interface AdminHold {
  readonly account: number;
  /** False for service accounts, with which nobody can sign in. */
  readonly isPerson: boolean;
  /** Id of the group that makes its members Admin; null where the role is the account's own. */
  readonly group: number | null;
}

export async function readAdminHolds(api: AdminApi): Promise<AdminHold[]> {
  const [{ users }, { serviceAccounts }, { groups = [] }] = await Promise.all([
    api.getUsers(),
    ifThere(api.getServiceAccounts(), { serviceAccounts: [] }),
    ifThere(api.getGroups(), { groups: [] }),
  ]);
  const programs = new Set(serviceAccounts.map(({ id }) => id));
  const own = [...users, ...serviceAccounts].filter(({ rootRole }) => Number(rootRole) === adminRole);
  const hold = (account: number, group: number | null) => ({ account, isPerson: !programs.has(account), group });
  return [
    ...own.map(({ id }) => hold(id, null)),
    ...groups
      .filter(({ rootRole }) => rootRole === adminRole)
      .flatMap(({ id = 0, users: members = [] }) => members.map(({ user }) => hold(user.id, id))),
  ];
}

/** The open-source edition has neither groups nor service accounts. */
const ifThere = <T, E>(answer: Promise<T>, nothing: E): Promise<T | E> =>
  answer.catch((error: unknown) => {
    if (error instanceof AdminApiError && error.isRouteMissing) return nothing;
    throw error;
  });
