// Grants of roles in one project: read, added and taken away without touching other grants.
import type { AdminApi } from '../../src/admin-api/index.ts';
import type { Unleash } from '../connection/unleash.ts';
import { changesBetween, sameList, type Trace, valueBeforeWrite } from '../../src/events/index.ts';

export type HolderKind = 'user' | 'group';

/** One user or group with its roles in the project. */
export interface Holder {
  readonly kind: HolderKind;
  readonly id: number;
  readonly roles: readonly number[];
}

interface Grants {
  /** Every role that can be granted in a project, in use or not. */
  readonly known: readonly number[];
  readonly holders: readonly Holder[];
}

export async function readGrants(api: AdminApi, projectId: string): Promise<Grants> {
  const { roles, users, groups } = await api.getProjectAccess({ projectId });
  const holder = (kind: HolderKind) => (item: { id: number; roles?: number[] | undefined }) => ({
    kind,
    id: item.id,
    roles: item.roles ?? [],
  });
  return { known: roles.map(({ id }) => id), holders: [...users.map(holder('user')), ...groups.map(holder('group'))] };
}

/** Sets the roles of one user or group in the project; none takes it out. */
export async function setRoles(api: AdminApi, projectId: string, { kind, id, roles }: Holder): Promise<void> {
  const body = { roles: [...roles] };
  if (roles.length === 0)
    await (kind === 'user'
      ? api.removeUserAccess({ projectId, userId: id })
      : api.removeGroupAccess({ projectId, groupId: id }));
  else
    await (kind === 'user'
      ? api.setRolesForUser({ projectId, userId: id, body })
      : api.setRolesForGroup({ projectId, groupId: id, body }));
}

/**
 * Makes exactly these users and groups hold a role in the project. Adding is one call that merges on the server; taking away
 * sets the rest of a holder's roles, so it takes turns with other work on the project.
 */
export function setHolders(
  api: Unleash,
  projectId: string,
  role: number,
  wanted: { users: readonly number[]; groups: readonly number[] },
): Promise<void> {
  return api.inTurn(`access ${projectId}`, async () => {
    const { holders } = await readGrants(api, projectId);
    const holding = holders.filter(({ roles }) => roles.includes(role));
    const isWanted = ({ kind, id }: Holder) => (kind === 'user' ? wanted.users : wanted.groups).includes(id);
    const lacks = (kind: HolderKind) => (id: number) =>
      !holding.some((holder) => holder.kind === kind && holder.id === id);
    const users = wanted.users.filter(lacks('user'));
    const groups = wanted.groups.filter(lacks('group'));
    if (users.length + groups.length > 0)
      await api.addAccessToProject({ projectId, body: { roles: [role], users, groups } });
    for (const holder of holding.filter((candidate) => !isWanted(candidate))) {
      await takeRoles(api, projectId, holder, [role]);
    }
  });
}

/** Takes away those grants of a project that are to go, and leaves all others. */
export function removeGrants(
  api: Unleash,
  projectId: string,
  isToGo: (holder: Holder, role: number) => boolean,
): Promise<void> {
  return api.inTurn(`access ${projectId}`, async () => {
    const { holders } = await readGrants(api, projectId);
    for (const holder of holders) {
      const leaving = holder.roles.filter((role) => isToGo(holder, role));
      if (leaving.length > 0) await takeRoles(api, projectId, holder, leaving);
    }
  });
}

/** The API sets all roles of a holder at once, so what others gave or took since they were read is done again. */
async function takeRoles(api: Unleash, projectId: string, holder: Holder, leaving: readonly number[]): Promise<void> {
  const roles = holder.roles.filter((held) => !leaving.includes(held));
  const trace = traceOf(projectId, holder, roles);
  const replaced = await valueBeforeWrite(api, trace, () => setRoles(api, projectId, { ...holder, roles }));
  const { added, removed } = changesBetween(holder.roles, replaced?.roles);
  const missed = added.filter((one) => !leaving.includes(one));
  if (missed.length === 0 && removed.every((one) => !roles.includes(one))) return;
  const held = [...roles, ...missed].filter((one) => !removed.includes(one));
  await setRoles(api, projectId, { ...holder, roles: held });
}

function traceOf(project: string, { kind, id }: Holder, written: readonly number[]): Trace {
  const key = kind === 'user' ? 'userId' : 'groupId';
  return {
    types: [`project-access-${kind}-roles-updated`, `project-access-${kind}-roles-deleted`],
    project,
    isOurs: (data, preData) => (data[key] ?? preData[key]) === id && sameList(data.roles ?? [], written),
  };
}
