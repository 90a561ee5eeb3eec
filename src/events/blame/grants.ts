// How the log tells of access to projects: by events of five types, each of which keeps grants in its own way.
import { isJsonObject } from '../../json/index.ts';
import type { AuditEvent } from '../search.ts';
import { type Data, textOf, type Trail } from './trail.ts';

/** For the whole list of a project, for one member, and for one role. */
export const grantTrail: Trail = {
  types: [
    'project-access-added',
    'project-access-updated',
    'project-access-user-roles-updated',
    'project-access-group-roles-updated',
    'project-access-user-roles-deleted',
    'project-access-group-roles-deleted',
  ],
  isAbout: (event, state) => event.project === state.project && grantsChangedBy(event).some(isIn(state)),
  touches: (event, state, attribute) => {
    const kind = { users: 'user:', groups: 'group:' }[attribute ?? ''] ?? '';
    return grantsChangedBy(event).some((grant) => isIn(state)(grant) && grant.holder.startsWith(kind));
  },
};

const isIn =
  ({ member, role }: Data) =>
  (grant: Grant) =>
    (member === undefined || grant.holder === member) && (role === undefined || grant.role === textOf(role));

interface Grant {
  /** `user:5` or `group:7`. */
  readonly holder: string;
  readonly role: string;
}

/** Grants that came or went; all that are named where the event keeps only one side. */
function grantsChangedBy({ data, preData }: AuditEvent): Grant[] {
  const [before, after] = [grantsIn(preData), grantsIn(data)];
  const has = (grants: readonly Grant[], { holder, role }: Grant) =>
    grants.some((one) => one.holder === holder && one.role === role);
  return [...before.filter((one) => !has(after, one)), ...after.filter((one) => !has(before, one))];
}

function grantsIn(data: Data | null | undefined): Grant[] {
  const { roles, userId, groupId } = data ?? {};
  return listOf(roles).flatMap((entry) => {
    if (isJsonObject(entry)) {
      const role = textOf(entry.roleId) ?? textOf(entry.id) ?? '';
      const of = (kind: string, ids: unknown) => listOf(ids).map((id) => ({ holder: `${kind}:${textOf(id)}`, role }));
      return [...of('user', entry.userIds), ...of('group', entry.groupIds)];
    }
    const holder = userId === undefined ? `group:${textOf(groupId)}` : `user:${textOf(userId)}`;
    return [{ holder, role: textOf(entry) ?? '' }];
  });
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
