// Everything there is to read after a sequence: lists, and what only a single answer shows of the things it touched.
import type { Call, Kind, Reference } from './call.ts';
import type { Ids } from './ids.ts';

const read = (op: Call['op'], rest: Omit<Call, 'op'> = {}): Call => ({ op, ...rest });
const events = (types: readonly string[]): Call =>
  read('searchEvents', { query: { limit: '1000', type: `IS_ANY_OF:${types.join(',')}` } });

const shared: readonly Call[] = [
  read('getUsers'),
  read('getBaseUsersAndGroups'),
  read('getAdminCount'),
  read('getAllEnvironments'),
  read('getAllApiTokens'),
  read('getSegments'),
];

/** The events that the services of the package write. */
const enterpriseEvents = events([
  ...['role-created', 'role-updated', 'role-deleted', 'group-created', 'group-updated', 'group-deleted'],
  ...['project-created', 'project-updated', 'project-deleted', 'project-archived', 'project-revived'],
  ...['project-access-added', 'project-access-user-roles-updated', 'project-access-user-roles-deleted'],
  ...['project-access-group-roles-updated', 'project-access-group-roles-deleted'],
  ...['user-created', 'user-updated', 'user-deleted', 'api-token-created', 'api-token-updated', 'api-token-deleted'],
  ...['project-environment-added', 'project-environment-removed', 'default-strategy-updated'],
]);

/** Each of a kind that the sequence made, oldest first. */
const each = (ids: Ids, kind: Kind): Reference[] => ids.given(kind).map((_, but) => ({ latest: kind, but }));

const namesOf = (calls: readonly Call[]): string[] => {
  const named = calls
    .map(({ params, body }) => params?.projectId ?? Reflect.get(Object(body), 'id'))
    .filter((name) => typeof name === 'string' && name !== '');
  return [...new Set(named)];
};

export function enterpriseState(calls: readonly Call[], ids: Ids): Call[] {
  return [
    ...shared,
    read('getRoles'),
    read('getGroups'),
    read('getProjects'),
    read('getProjects', { query: { archived: 'true' } }),
    read('getProjects', { as: 'worker' }),
    read('getPermissions'),
    read('getAccessOverview'),
    read('getServiceAccountTokens', { params: { id: 104 } }),
    ...each(ids, 'role').map((roleId) => read('getRoleById', { params: { roleId } })),
    ...each(ids, 'group').map((groupId) => read('getGroup', { params: { groupId } })),
    ...namesOf(calls).flatMap((projectId) => [
      read('getProjectOverview', { params: { projectId } }),
      read('getProjectAccess', { params: { projectId } }),
      read('getProjectEnvironments', { params: { projectId } }),
      read('getUserPermissions', { params: { id: 103 }, query: { project: projectId, environment: 'development' } }),
    ]),
    enterpriseEvents,
  ];
}

export function openSourceState(calls: readonly Call[], ids: Ids): Call[] {
  return [
    ...shared,
    read('getContextFields', { query: { include: 'project' } }),
    read('getProjects'),
    read('getProjectOverview', { params: { projectId: 'default' } }),
    read('getProjectEnvironments', { params: { projectId: 'default' } }),
    read('getUserPermissions', { params: { id: 101 }, query: { project: 'default', environment: 'development' } }),
    read('getTagTypes'),
    read('getAddons'),
    read('getAllPublicSignupTokens'),
    read('getUiConfig'),
    read('getMaintenance'),
    ...namesOf(calls).map((projectId) => read('getContextFieldsForProject', { params: { projectId } })),
    ...each(ids, 'user').map((id) => read('getUser', { params: { id } })),
    read('searchEvents', { query: { limit: '1000' } }),
  ];
}
