// Who may do what on the whole instance, and through what: the root roles of accounts and groups.
import { type AdminApi, AdminApiError } from '../admin-api/index.ts';
import { adminRole } from './admin-role.ts';
import { ifThere } from './if-there.ts';

/** One reason why an account has a root role. */
export interface RootGrant {
  readonly account: number;
  /** Id of the group through which the account has it; null where the role is the account's own. */
  readonly group: number | null;
  readonly role: number;
}

export interface Rights {
  readonly grants: readonly RootGrant[];
  /** Accounts with which somebody signs in; service accounts, which may be members of groups too, are none. */
  readonly people: ReadonlySet<number>;
  /** Root roles with the permission ADMIN. */
  readonly administrative: ReadonlySet<number>;
}

/** @param asked a role about which it matters too whether it has the permission ADMIN, though nobody may have it yet */
export async function readRights(api: AdminApi, asked?: number): Promise<Rights> {
  const [{ users, rootRoles = [] }, { serviceAccounts }, { groups = [] }] = await Promise.all([
    api.getUsers(),
    ifThere(api.getServiceAccounts(), { serviceAccounts: [] }),
    readGroups(api),
  ]);
  const own = [...users, ...serviceAccounts].map(({ id, rootRole }) => ({
    account: id,
    group: null,
    role: Number(rootRole),
  }));
  const throughGroups = groups.flatMap(({ id = 0, rootRole, users: members = [] }) =>
    rootRole ? members.map(({ user }) => ({ account: user.id, group: id, role: rootRole })) : [],
  );
  const grants = [...own, ...throughGroups];
  const custom = new Set(rootRoles.filter(({ type }) => type === 'root-custom').map(({ id }) => id));
  const held = new Set([...grants.map(({ role }) => role), ...(asked === undefined ? [] : [asked])]);
  const administrative = await Promise.all(
    [...held]
      .filter((role) => custom.has(role))
      .map(async (role) => ((await isAdministrative(api, role)) ? [role] : [])),
  );
  return {
    grants,
    people: new Set(users.map(({ id }) => id)),
    administrative: new Set([adminRole, ...administrative.flat()]),
  };
}

/** Whether a role has the permission ADMIN. */
export async function isAdministrative(api: AdminApi, role: number): Promise<boolean> {
  try {
    return (await api.getRoleById({ roleId: `${role}` })).permissions.some(({ name }) => name === 'ADMIN');
  } catch (error) {
    // Deleted since it was listed: nobody has it.
    if (error instanceof AdminApiError && error.isNotFound) return false;
    throw error;
  }
}

/** Whether a predefined root role other than Admin, or none at all: with it nobody administers an instance. */
export const isPlainRole = (role: number | null | undefined): boolean => !role || role === 2 || role === 3;

/** Whether a person may be one who administers the instance, from few and small answers. */
export async function mayAdminister(api: AdminApi, user: number): Promise<boolean> {
  const [{ rootRole }, { groups = [] }] = await Promise.all([api.getUser({ id: `${user}` }), readGroups(api)]);
  const memberships = groups.filter(({ users = [] }) => users.some((member) => member.user.id === user));
  return !isPlainRole(Number(rootRole)) || memberships.some((group) => !isPlainRole(group.rootRole));
}

const readGroups = (api: AdminApi) => ifThere(api.getGroups(), { groups: [] });
