// Who has which role, where, and through which group.
import type { AdminApi } from '../admin-api/index.ts';

/** One reason why somebody has a role. */
export interface Grant {
  readonly holder_type: 'user' | 'service_account' | 'group';
  readonly holder_id: number;
  readonly holder_name: string;
  /** Id of the project; null for the whole instance. */
  readonly project: string | null;
  readonly role_id: number;
  readonly role_name: string;
  /** The group whose role it is, for its members; null where the role is their own. */
  readonly group_id: number | null;
  readonly group_name: string | null;
}

interface Role {
  readonly project: string | null;
  readonly id: number;
}

/** Every grant of the instance and of its projects, or of one project alone. */
export async function readAccess(api: AdminApi, project: string | null): Promise<Grant[]> {
  const [{ users }, { serviceAccounts }, { groups = [] }, { roles }] = await Promise.all([
    api.getUsers(),
    api.getServiceAccounts(),
    api.getGroups(),
    api.getRoles(),
  ]);
  const holders = new Map<number, Pick<Grant, 'holder_type' | 'holder_id' | 'holder_name'>>();
  for (const { id, email, username, name } of users)
    holders.set(id, { holder_type: 'user', holder_id: id, holder_name: email ?? username ?? name ?? '' });
  for (const { id, username, name } of serviceAccounts)
    holders.set(id, { holder_type: 'service_account', holder_id: id, holder_name: username ?? name ?? '' });
  const groupById = new Map(groups.flatMap((group) => (group.id === undefined ? [] : ([[group.id, group]] as const))));
  const roleNames = new Map(roles.map(({ id, name }) => [id, name]));

  const grantOf = (role: Role) => ({
    project: role.project,
    role_id: role.id,
    role_name: roleNames.get(role.id) ?? '',
  });
  const own = (id: number, role: Role): Grant[] => {
    const holder = holders.get(id);
    return holder ? [{ ...holder, ...grantOf(role), group_id: null, group_name: null }] : [];
  };
  const ofGroup = (id: number, role: Role): Grant[] => {
    const group = groupById.get(id);
    if (!group) return [];
    const through = { ...grantOf(role), group_id: id, group_name: group.name };
    const members = (group.users ?? [])
      .map(({ user }) => holders.get(user.id))
      .filter((holder) => holder !== undefined);
    return [
      { ...through, holder_type: 'group', holder_id: id, holder_name: group.name, group_id: null, group_name: null },
      ...members.map((holder) => ({ ...holder, ...through })),
    ];
  };

  if (project !== null) return readProject(api, project, own, ofGroup);
  const everybody = [...users, ...serviceAccounts];
  const onInstance = [
    ...everybody.flatMap(({ id, rootRole }) => (rootRole ? own(id, { project, id: Number(rootRole) }) : [])),
    ...[...groupById].flatMap(([id, { rootRole }]) => (rootRole ? ofGroup(id, { project, id: rootRole }) : [])),
  ];
  const { projects } = await api.getProjects();
  const inProjects = await Promise.all(projects.map(({ id }) => readProject(api, id, own, ofGroup)));
  return [...onInstance, ...inProjects.flat()];
}

type GrantsOf = (id: number, role: Role) => Grant[];

async function readProject(api: AdminApi, project: string, own: GrantsOf, ofGroup: GrantsOf): Promise<Grant[]> {
  const { users, groups } = await api.getProjectAccess({ projectId: project });
  const each = (of: GrantsOf) => (holder: { id: number; roles?: number[] | undefined }) =>
    (holder.roles ?? []).flatMap((id) => of(holder.id, { project, id }));
  return [...users.flatMap(each(own)), ...groups.flatMap(each(ofGroup))];
}
