// What attributes name, and who knows whether it is there.
import { type AdminApi, AdminApiError } from '../../src/admin-api/index.ts';
import { nearest, type Present, type Referent } from '../../src/terraform/framework/index.ts';

/** By the words that attributes use: `references` and `refersTo`. */
export const referents: { readonly [kind: string]: Referent<AdminApi> } = {
  'user.id': numbered('user', 'Write the id of a user or of a service account.', accountIds),
  'group.id': numbered('group', 'Write the id of a group.', groupIds),
  'service_account.id': numbered('service account', 'Write the id of a service account.', async (api) =>
    idsOf((await api.getServiceAccounts()).serviceAccounts),
  ),
  'segment.id': numbered('segment', 'Write the id of a segment.', async (api) =>
    idsOf((await api.getSegments()).segments ?? []),
  ),
  'project.id': named('project', async (api) => (await api.getProjects()).projects.map(({ id }) => id)),
  'environment.name': named('environment', async (api) =>
    (await api.getAllEnvironments()).environments.map(({ name }) => name),
  ),
  'root role': {
    noun: 'root role',
    find: asFarAsSeen(async (api) => {
      const roles = await rootRoles(api);
      return (ids, attribute) =>
        roleProblem(
          ids,
          attribute,
          roles,
          'root',
          'Take a root role: 1 is Admin, 2 Editor, 3 Viewer; or a custom one.',
        );
    }),
  },
  'project role': {
    noun: 'project role',
    find: asFarAsSeen(async (api) => {
      const { roles } = await api.getRoles();
      return (ids, attribute) =>
        roleProblem(ids, attribute, roles, 'project', 'Take a project role: 4 is Owner, 5 Member; or a custom one.');
    }),
  },
  member: {
    noun: 'member',
    find: asFarAsSeen(async (api) => {
      const [accounts, groups] = await Promise.all([accountIds(api), groupIds(api)]);
      return ([member]) => {
        const [kind, id] = String(member).split(':');
        if ((kind === 'group' ? groups : accounts).has(Number(id))) return undefined;
        return `There is no ${kind} ${id}. Write "user:" and the id of a user or of a service account, or "group:" and the id of a group.`;
      };
    }),
  },
};

type Find = Referent<AdminApi>['find'];

/** A list that this server does not have, or this caller may not read, tells nothing. */
function asFarAsSeen(find: Find): Find {
  return async (api) => {
    try {
      return await find(api);
    } catch (error) {
      if (error instanceof AdminApiError && (error.isRouteMissing || error.status === 403)) return undefined;
      throw error;
    }
  };
}

function numbered(noun: string, advice: string, read: (api: AdminApi) => Promise<ReadonlySet<number>>) {
  const find = asFarAsSeen(async (api): Promise<Present> => {
    const there = await read(api);
    return (ids, attribute) => {
      const missing = ids.filter((id) => !there.has(Number(id)));
      return missing.length > 0 ? thereIsNo(noun, missing, attribute, advice) : undefined;
    };
  });
  return { noun, find };
}

function thereIsNo(noun: string, missing: readonly (string | number)[], attribute: string, advice: string): string {
  if (missing.length === 1) return `There is no ${noun} ${missing[0]}. ${advice}`;
  return `There are no ${noun}s ${missing.join(', ')}. Remove them from ${attribute}, or write the ids of ${noun}s that exist.`;
}

function named(noun: string, read: (api: AdminApi) => Promise<readonly string[]>) {
  const find = asFarAsSeen(async (api): Promise<Present> => {
    const there = await read(api);
    return (names) => {
      const missing = names.map(String).filter((name) => name !== '*' && !there.includes(name));
      if (missing.length === 0) return undefined;
      const [only] = missing;
      if (only !== undefined && missing.length === 1)
        return `Unleash has no ${noun} ${JSON.stringify(only)} yet.${nearest(only, there)}`;
      return `Unleash has no ${noun}s ${missing.map((name) => JSON.stringify(name)).join(', ')} yet.`;
    };
  });
  return { noun, find };
}

const idsOf = (items: readonly { readonly id?: number | undefined }[]) =>
  new Set(items.flatMap(({ id }) => (id === undefined ? [] : [id])));

/** Service accounts count as users. A server without them has nothing either that users can be named in. */
async function accountIds(api: AdminApi): Promise<ReadonlySet<number>> {
  const [{ users }, { serviceAccounts }] = await Promise.all([api.getUsers(), api.getServiceAccounts()]);
  return idsOf([...users, ...serviceAccounts]);
}

async function groupIds(api: AdminApi): Promise<ReadonlySet<number>> {
  return idsOf((await api.getGroups()).groups ?? []);
}

interface Role {
  readonly id: number;
  readonly name: string;
  readonly type: string;
}

/** Every edition shows the root roles beside its users. */
async function rootRoles(api: AdminApi): Promise<readonly Role[]> {
  try {
    return (await api.getRoles()).roles;
  } catch (error) {
    if (error instanceof AdminApiError && error.isRouteMissing) return (await api.getUsers()).rootRoles ?? [];
    throw error;
  }
}

function roleProblem(
  ids: readonly (string | number)[],
  attribute: string,
  roles: readonly Role[],
  scope: 'root' | 'project',
  advice: string,
): string | undefined {
  const byId = new Map(roles.map((role) => [role.id, role]));
  const missing = ids.filter((id) => !byId.has(Number(id)));
  const misplaced = ids.flatMap((id) => byId.get(Number(id)) ?? []).filter(({ type }) => scopeOf(type) !== scope);
  const said = [
    ...(missing.length > 0 ? [thereIsNo('role', missing, attribute, '').trim()] : []),
    ...misplaced.map(
      ({ id, name, type }) =>
        `The role ${id}, ${JSON.stringify(name)}, is a ${scopeOf(type)} role, which cannot be given here.`,
    ),
  ];
  return said.length > 0 ? [...said, advice].join(' ') : undefined;
}

const scopeOf = (type: string) => (type.startsWith('root') ? 'root' : 'project');
