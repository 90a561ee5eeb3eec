// Who has a custom role, and how it is taken from them.
import { AdminApiError } from '../../src/admin-api/index.ts';
import type { CallContext } from '../../src/terraform/framework/index.ts';
import type { Unleash } from '../connection/unleash.ts';
import { grantKey, rootRoleKey } from './claims.ts';
import { writeRootRole } from '../lockout/accounts.ts';
import { writeGroup } from '../lockout/groups.ts';
import { readGrants, removeGrants } from './project-grants.ts';

interface Taking {
  readonly run: CallContext['run'];
  readonly allowed: boolean;
}

export interface RoleHolder {
  /** Key by which the resources of a run know this hold. */
  readonly key: string;
  /** Who it is, and where, for people. */
  readonly label: string;
  /** @param next root role that the account or group is to have instead; undefined where none is planned */
  take(next: number | undefined): Promise<void>;
}

/** @param context in which the role is taken: whether somebody may be locked out by it, and the run that may prevent that */
export async function readRoleHolders(api: Unleash, role: number, context: Taking): Promise<RoleHolder[]> {
  const [accounts, groups, grants] = await Promise.all([
    rootAccounts(api, role, context),
    rootGroups(api, role, context),
    projectGrants(api, role),
  ]);
  return [...accounts, ...groups, ...grants];
}

async function rootAccounts(api: Unleash, role: number, context: Taking): Promise<RoleHolder[]> {
  const [{ users }, { serviceAccounts }] = await Promise.all([api.getUsers(), api.getServiceAccounts()]);
  const has = ({ rootRole }: { rootRole?: unknown }) => Number(rootRole) === role;
  return [
    ...users.filter(has).map(({ id, email, username }) => ({
      key: rootRoleKey('user', id, role),
      label: `the user ${JSON.stringify(email ?? username ?? String(id))}`,
      take: (next = viewerRole) =>
        writeRootRole(api, id, next, 'user', context, () => api.updateUser({ id: `${id}`, body: { rootRole: next } })),
    })),
    ...serviceAccounts.filter(has).map(({ id, username }) => ({
      key: rootRoleKey('user', id, role),
      label: `the service account ${JSON.stringify(username ?? String(id))}`,
      take: (next = viewerRole) => {
        const write = () => api.updateServiceAccount({ id, body: { rootRole: next } });
        return writeRootRole(api, id, next, 'service account', context, write);
      },
    })),
  ];
}

/** Root role that an account gets which is to lose its own and is planned to go. */
const viewerRole = 3;

async function rootGroups(api: Unleash, role: number, context: Taking): Promise<RoleHolder[]> {
  const { groups = [] } = await api.getGroups();
  return groups.flatMap((group) => {
    const { id, name, rootRole } = group;
    if (id === undefined || rootRole !== role) return [];
    const take = async (next: number | null = null) => {
      const current = await api.getGroup({ groupId: `${id}` });
      const { description, mappingsSSO, users = [] } = current;
      const members = users.map(({ user }) => ({ user: { id: user.id } }));
      const kept = { name, description: description ?? '', mappingsSSO: mappingsSSO ?? [], users: members };
      const body = { ...kept, rootRole: next };
      const write = () => api.updateGroup({ groupId: `${id}`, body });
      await writeGroup(api, { current, rootRole: next, users: members }, context, write);
    };
    return [{ key: rootRoleKey('group', id, role), label: `the group ${JSON.stringify(name)}`, take }];
  });
}

async function projectGrants(api: Unleash, role: number): Promise<RoleHolder[]> {
  const { projects } = await api.getProjects();
  const each = projects.map(async ({ id: project }) => {
    const { holders } = await readGrants(api, project).catch(nobodyIfGone);
    return holders
      .filter(({ roles }) => roles.includes(role))
      .map(({ kind, id }) => ({
        key: grantKey(project, kind, id, role),
        label: `${kind} ${id} in the project ${JSON.stringify(project)}`,
        take: () =>
          removeGrants(api, project, (other, held) => held === role && other.kind === kind && other.id === id),
      }));
  });
  return (await Promise.all(each)).flat();
}

function nobodyIfGone(error: unknown): { holders: [] } {
  if (error instanceof AdminApiError && error.isNotFound) return { holders: [] };
  throw error;
}
