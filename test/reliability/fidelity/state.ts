// Everything there is to read after a sequence: lists, and what only a single answer shows of the things it touched.
import { readOperationLists } from '../../../workshop/contract.ts';
import { type OperationId, operations } from '../../../src/admin-api/generated/operations.ts';
import { call } from '../../calls/call.ts';
import type { Kind, Reference, SomeCall } from '../../calls/some.ts';
import type { Ids } from './ids.ts';

const events = (types: readonly string[]) =>
  call('searchEvents', { limit: '1000', type: `IS_ANY_OF:${types.join(',')}` });

const shared: readonly SomeCall[] = [
  call('getUsers'),
  call('getBaseUsersAndGroups'),
  call('getAdminCount'),
  call('getAllEnvironments'),
  call('getAllApiTokens'),
  call('getSegments'),
];

const { openSource } = await readOperationLists();

/** Every list and every setting of the open-source edition: those that need no parameter. */
const lists = (Object.keys(operations) as OperationId[]).filter((id) => {
  const { method, path } = operations[id];
  return openSource.includes(id) && method === 'GET' && !path.includes('{') && id !== 'searchEvents';
});

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

const namesOf = (calls: readonly SomeCall[]): string[] => {
  const named = calls
    .map(({ parts }) => parts.projectId ?? Reflect.get(Object(parts.body), 'id'))
    .filter((name) => typeof name === 'string' && name !== '');
  return [...new Set(named)];
};

export function enterpriseState(calls: readonly SomeCall[], ids: Ids): SomeCall[] {
  return [
    ...shared,
    call('getRoles'),
    call('getGroups'),
    call('getProjects'),
    call('getProjects', { archived: 'true' }),
    { ...call('getProjects'), by: 'worker' },
    call('getPermissions'),
    call('getAccessOverview'),
    call('getServiceAccountTokens', { id: 104 }),
    ...each(ids, 'role').map((roleId) => call('getRoleById', { roleId })),
    ...each(ids, 'group').map((groupId) => call('getGroup', { groupId })),
    ...namesOf(calls).flatMap((projectId) => [
      call('getProjectOverview', { projectId }),
      call('getProjectAccess', { projectId }),
      call('getProjectEnvironments', { projectId }),
      call('getUserPermissions', { id: 103, project: projectId, environment: 'development' }),
    ]),
    enterpriseEvents,
  ];
}

export function openSourceState(calls: readonly SomeCall[], ids: Ids): SomeCall[] {
  return [
    ...lists.map((id) => call(id)),
    call('getContextFields', { include: 'project' }),
    call('getProjectOverview', { projectId: 'default' }),
    call('getProjectEnvironments', { projectId: 'default' }),
    call('getUserPermissions', { id: 101, project: 'default', environment: 'development' }),
    ...namesOf(calls).map((projectId) => call('getContextFieldsForProject', { projectId })),
    ...each(ids, 'user').map((id) => call('getUser', { id })),
    call('searchEvents', { limit: '1000' }),
  ];
}
