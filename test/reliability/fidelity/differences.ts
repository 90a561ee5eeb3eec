// What only generated sequences show to differ, and calls that are not made because no comparison could follow them.
import type { Sandbox } from '../../../src/sandbox/index.ts';
import type { Difference } from '../../real-server/differences.ts';
import type { OperationId } from '../../../src/admin-api/generated/operations.ts';
import type { SomeCall } from '../../calls/some.ts';

const isRoleOrPermission = (item: object) => 'type' in item && 'name' in item && 'id' in item && !('enabled' in item);

const isSchemaMismatch = (owner: object) =>
  'id' in owner && 'name' in owner && owner.name === 'BadDataError' && 'message' in owner;

export const generated: readonly Difference[] = [
  {
    reason: 'of several wrong properties a server names the first of its specification, and the contract is sorted',
    keys: ['details'],
    of: isSchemaMismatch,
  },
  {
    reason: 'the contract knows nobody without an address, and no projects of groups',
    keys: ['userEmail', 'groupProjects'],
    of: (owner) => 'accessibleProjects' in owner,
  },
  {
    reason: 'the database gives these as it likes',
    sorted: ['accessibleProjects', 'groups', 'roles', 'projects', 'userIds', 'groupIds', 'users', 'permissions'],
    of: () => true,
  },
  { reason: 'names are sorted as the place does where the database runs', unordered: (item) => 'memberCount' in item },
  { reason: 'the database gives these as it likes', unordered: isRoleOrPermission },
  { reason: 'the database gives these as it likes', unordered: (item) => 'mappingsSSO' in item || 'userCount' in item },
  { reason: 'the database gives these as it likes', unordered: (item) => 'ownerType' in item },
];

type Store = Sandbox['store'];

/** Ids of users, wherever in a call: those of other kinds are others. */
function isAboutDeletedUser(sent: unknown, { accounts }: Store): boolean {
  const numbers = (JSON.stringify(sent) ?? '').match(/(?<![\w.-])\d+(?![\w.-])/g) ?? [];
  const isUser = (id: number) => id === 1 || (id > 100 && id < 200) || (id >= 10_000 && id < 20_000);
  return numbers.some((id) => isUser(Number(id)) && !accounts.has(Number(id)));
}

const grants: readonly OperationId[] = [
  'addAccessToProject',
  'setProjectAccess',
  'setRolesForUser',
  'setRolesForGroup',
  'removeUserAccess',
  'removeGroupAccess',
];

function namesTwice(sent: unknown): boolean {
  if (typeof sent !== 'object' || sent === null) return false;
  const values = Object.values(sent);
  const isList = Array.isArray(sent) && values.every((value) => typeof value === 'number');
  return (isList && new Set(values).size < values.length) || values.some(namesTwice);
}

/** Calls that are left out of sequences; they come with ids in the place of references. */
export const unmade: readonly {
  readonly reason: string;
  readonly when: (call: SomeCall, store: Store) => boolean;
}[] = [
  {
    reason: 'a database keeps access to projects that do not exist until they do; the sandbox has nowhere to',
    when: ({ operation, parts }, { projects }) => grants.includes(operation) && !projects.has(String(parts.projectId)),
  },
  {
    reason: 'a database keeps the rows of deleted users, and takes them for people; the sandbox forgets them',
    when: ({ operation, parts }, store) =>
      [...grants, 'createGroup', 'updateGroup', 'changeUserPassword'].includes(operation) &&
      isAboutDeletedUser(parts, store),
  },
  {
    reason: 'naming somebody twice fails inside of a transaction, and what that ends in is up to who opened it',
    when: ({ operation, parts }) =>
      ['addAccessToProject', 'setProjectAccess'].includes(operation) && namesTwice(parts.body),
  },
  {
    reason: 'a server answers properties of a default strategy that the contract does not know; the sandbox does not',
    when: ({ operation, parts }) =>
      operation === 'addDefaultStrategyToProjectEnvironment' && 'unknownProperty' in Object(parts.body),
  },
  {
    reason: 'a server ends when anybody but an admin token writes to a segment that is not there',
    when: ({ operation, by, parts }, { segments }) =>
      ['updateSegment', 'removeSegment'].includes(operation) && by !== undefined && !segments.has(Number(parts.id)),
  },
];
