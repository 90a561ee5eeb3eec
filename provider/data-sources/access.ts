// Who has what, where, and why.
import { computed, optional } from '../../src/terraform/framework/index.ts';
import { type Grant, readGrants } from '../../src/access/index.ts';
import { defineDataSource } from '../define.ts';

export const access = defineDataSource('access', {
  description:
    'Who has which role, on the instance and in projects, and through which group: everything, or what fits every filter. Whoever has a role by several ways is listed with each of them.',
  lookup:
    'All grants, or those that fit every filter: `user`, `group`, `project` and `role`. By project, those on the whole instance first, and then by kind and number of the holder. There is no limit.',
  area: 'Roles and access',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/rbac',
  attributes: {
    user: optional.number('Only the roles of the user or service account with this id.').references('user.id'),
    group: optional
      .number('Only the roles of the group with this id, and of its members through it.')
      .references('group.id'),
    project: optional
      .string('Only roles in the project with this id. Roles on the whole instance, such as Admin, are not among them.')
      .references('project.id'),
    role: optional.number('Only grants of the role with this id.').references('role.id'),
    grants: computed.listOf(
      {
        holder_type: computed.string('`user`, `service_account` or `group`.'),
        holder_id: computed.number('Id of whoever has the role.'),
        holder_name: computed.string(
          'E-mail address or username of a user, username of a service account, name of a group.',
        ),
        project: computed.string('Id of the project where it holds; null for the whole instance.').nullable(),
        role_id: computed.number('Id of the role.'),
        role_name: computed.string('Name of the role.'),
        group_id: computed
          .number('Id of the group through which a member has it; null where it is their own.')
          .nullable(),
        group_name: computed.string('Name of that group.').nullable(),
      },
      'Each way in which somebody has a role.',
    ),
  },
  read: async (api, { user, group, project, role }) => {
    // A project that does not exist is answered like one without members; its overview is a plain 404.
    if (project !== null) await api.getProjectOverview({ projectId: project });
    const grants = (await readGrants(api, { project })).filter(
      ({ holder, role: held, through }) =>
        (user === null || (holder.type !== 'group' && holder.id === user)) &&
        (group === null || through?.id === group || (holder.type === 'group' && holder.id === group)) &&
        (role === null || held.id === role),
    );
    return { user, group, project, role, grants: grants.sort(inOrder).map(show) };
  },
});

const show = ({ holder, project, role, through }: Grant) => ({
  holder_type: holder.type,
  holder_id: holder.id,
  holder_name: holder.name,
  project,
  role_id: role.id,
  role_name: role.name,
  group_id: through?.id ?? null,
  group_name: through?.name ?? null,
});

/** Servers list in whatever order; a list that is the same must not look changed. */
function inOrder(a: Grant, b: Grant): number {
  const key = ({ project, holder, role, through }: Grant) => [
    project ?? '',
    holder.type,
    ...[holder.id, role.id, through?.id ?? 0].map((number) => String(number).padStart(12, '0')),
  ];
  const [left, right] = [key(a).join('\n'), key(b).join('\n')];
  return left < right ? -1 : left > right ? 1 : 0;
}
