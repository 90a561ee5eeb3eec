// Who has which role, where, and through which group.
import type { AdminApi, GetProjectAccessAnswer } from '../admin-api/index.ts';
import { ifThere } from './if-there.ts';

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
  /** Instant of the last step that it took, as far as the API tells: account, membership, access to the project. */
  readonly since: string | null;
  /** Who made the holder a member of the group, where that was the last step; null where the API does not say. */
  readonly grantedBy: string | null;
}

interface Given {
  readonly project: string | null;
  readonly roleId: number;
  readonly since: string | null;
}

interface Question {
  /** Id of a project. */
  readonly project?: string | null;
  /** Whether an edition without groups, roles and service accounts is answered for with what it has. */
  readonly whatThereIs?: boolean;
}

/**
 * Every grant of the instance and of all its projects. Whoever has a role by several ways is listed with each of them.
 * Where nothing but one project is asked for, roles on the whole instance, such as Admin, are not among them.
 * @throws AdminApiError, also where the edition has no groups and service accounts and not just what there is was asked for
 */
export async function readGrants(
  api: AdminApi,
  { project = null, whatThereIs = false }: Question = {},
): Promise<Grant[]> {
  const wanted = <T, E>(answer: Promise<T>, nothing: E) => (whatThereIs ? ifThere(answer, nothing) : answer);
  const [{ users, rootRoles = [] }, { serviceAccounts }, { groups = [] }, { roles }] = await Promise.all([
    api.getUsers(),
    wanted(api.getServiceAccounts(), { serviceAccounts: [] }),
    wanted(api.getGroups(), { groups: [] }),
    wanted(api.getRoles(), { roles: [] }),
  ]);
  const accounts = new Map<number, Holder>();
  for (const { id, email, username, name } of users)
    accounts.set(id, { type: 'user', id, name: email ?? username ?? name ?? '' });
  for (const { id, username, name } of serviceAccounts)
    accounts.set(id, { type: 'service_account', id, name: username ?? name ?? '' });
  const groupById = new Map(groups.flatMap((group) => (group.id === undefined ? [] : ([[group.id, group]] as const))));
  const roleNames = new Map([...rootRoles, ...roles].map(({ id, name }) => [id, name]));

  const grantOf = ({ project, roleId }: Given) => ({
    project,
    role: { id: roleId, name: roleNames.get(roleId) ?? '' },
  });
  const own = (id: number, given: Given): Grant[] => {
    const holder = accounts.get(id);
    return holder ? [{ holder, ...grantOf(given), through: null, since: given.since, grantedBy: null }] : [];
  };
  const ofGroup = (id: number, given: Given): Grant[] => {
    const group = groupById.get(id);
    if (!group) return [];
    const named = { id, name: group.name };
    const byMember = (group.users ?? []).flatMap(({ user, joinedAt = null, createdBy = null }): Grant[] => {
      const holder = accounts.get(user.id);
      const since = latest(given.since, joinedAt);
      const grantedBy = since === joinedAt ? createdBy : null;
      return holder ? [{ holder, ...grantOf(given), through: named, since, grantedBy }] : [];
    });
    const ofItself = { through: null, since: given.since, grantedBy: null };
    return [{ holder: { type: 'group', ...named }, ...grantOf(given), ...ofItself }, ...byMember];
  };

  const inProject = (id: string) =>
    wanted(api.getProjectAccess({ projectId: id }), nobody).then((access) => grantsIn(id, access, own, ofGroup));
  if (project !== null) return inProject(project);
  const onInstance = [
    ...[...users, ...serviceAccounts].flatMap(({ id, rootRole, createdAt = null }) =>
      rootRole ? own(id, { project, roleId: Number(rootRole), since: createdAt }) : [],
    ),
    ...[...groupById].flatMap(([id, { rootRole, createdAt = null }]) =>
      rootRole ? ofGroup(id, { project, roleId: rootRole, since: createdAt }) : [],
    ),
  ];
  const { projects } = await api.getProjects();
  const inProjects = await Promise.all(projects.map(({ id }) => inProject(id)));
  return [...onInstance, ...inProjects.flat()];
}

type GrantsOf = (id: number, given: Given) => Grant[];

const nobody: GetProjectAccessAnswer = { roles: [], users: [], groups: [] };

function grantsIn(
  project: string,
  { users, groups }: GetProjectAccessAnswer,
  own: GrantsOf,
  ofGroup: GrantsOf,
): Grant[] {
  const each = (of: GrantsOf) => (holder: GetProjectAccessAnswer['users' | 'groups'][number]) =>
    (holder.roles ?? []).flatMap((roleId) => of(holder.id, { project, roleId, since: holder.addedAt ?? null }));
  return [...users.flatMap(each(own)), ...groups.flatMap(each(ofGroup))];
}

/** Of instants in the form that the API writes. */
const latest = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other > one) ? other : one;
