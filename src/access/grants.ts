// Who has which role, where, and through which group.
import type { AdminApi } from '../admin-api/index.ts';

export interface Holder {
  readonly type: 'user' | 'service_account' | 'group';
  readonly id: number;
  /** E-mail address or username of a user, username of a service account, name of a group. */
  readonly name: string;
}

/** A role or a group, as a grant names it. */
export interface Named {
  readonly id: number;
  readonly name: string;
}

/** One way in which somebody has a role. */
export interface Grant {
  readonly holder: Holder;
  /** Id of the project; null for the whole instance. */
  readonly project: string | null;
  readonly role: Named;
  /** The group whose role it is, for its members; null where the role is their own. */
  readonly through: Named | null;
}

interface Given {
  readonly project: string | null;
  readonly roleId: number;
}

/**
 * Every grant of the instance and of all its projects. Whoever has a role by several ways is listed with each of them.
 * Where nothing but one project is asked for, roles on the whole instance, such as Admin, are not among them.
 * @param project id of a project
 * @throws AdminApiError, also where the edition has no groups and service accounts
 */
export async function readGrants(
  api: AdminApi,
  { project = null }: { project?: string | null } = {},
): Promise<Grant[]> {
  const [{ users }, { serviceAccounts }, { groups = [] }, { roles }] = await Promise.all([
    api.getUsers(),
    api.getServiceAccounts(),
    api.getGroups(),
    api.getRoles(),
  ]);
  const accounts = new Map<number, Holder>();
  for (const { id, email, username, name } of users)
    accounts.set(id, { type: 'user', id, name: email ?? username ?? name ?? '' });
  for (const { id, username, name } of serviceAccounts)
    accounts.set(id, { type: 'service_account', id, name: username ?? name ?? '' });
  const groupById = new Map(groups.flatMap((group) => (group.id === undefined ? [] : ([[group.id, group]] as const))));
  const roleNames = new Map(roles.map(({ id, name }) => [id, name]));

  const grantOf = ({ project, roleId }: Given) => ({
    project,
    role: { id: roleId, name: roleNames.get(roleId) ?? '' },
  });
  const own = (id: number, given: Given): Grant[] => {
    const holder = accounts.get(id);
    return holder ? [{ holder, ...grantOf(given), through: null }] : [];
  };
  const ofGroup = (id: number, given: Given): Grant[] => {
    const group = groupById.get(id);
    if (!group) return [];
    const named = { id, name: group.name };
    const members = (group.users ?? []).flatMap(({ user }) => accounts.get(user.id) ?? []);
    return [
      { holder: { type: 'group', ...named }, ...grantOf(given), through: null },
      ...members.map((holder) => ({ holder, ...grantOf(given), through: named })),
    ];
  };

  if (project !== null) return readProject(api, project, own, ofGroup);
  const onInstance = [
    ...[...users, ...serviceAccounts].flatMap(({ id, rootRole }) =>
      rootRole ? own(id, { project, roleId: Number(rootRole) }) : [],
    ),
    ...[...groupById].flatMap(([id, { rootRole }]) => (rootRole ? ofGroup(id, { project, roleId: rootRole }) : [])),
  ];
  const { projects } = await api.getProjects();
  const inProjects = await Promise.all(projects.map(({ id }) => readProject(api, id, own, ofGroup)));
  return [...onInstance, ...inProjects.flat()];
}

type GrantsOf = (id: number, given: Given) => Grant[];

async function readProject(api: AdminApi, project: string, own: GrantsOf, ofGroup: GrantsOf): Promise<Grant[]> {
  const { users, groups } = await api.getProjectAccess({ projectId: project });
  const each = (of: GrantsOf) => (holder: { id: number; roles?: number[] | undefined }) =>
    (holder.roles ?? []).flatMap((roleId) => of(holder.id, { project, roleId }));
  return [...users.flatMap(each(own)), ...groups.flatMap(each(ofGroup))];
}
