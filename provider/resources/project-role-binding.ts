// All members of one role in one project.
import { optional, required } from '../../src/terraform/framework/index.ts';
import { claimAccess } from '../rules/access-ownership.ts';
import { grantKey, grantKeys, insideOf, known } from '../writes/claims.ts';
import { defineResource } from '../define.ts';
import { ownerRole, warnIfLastOwnerGoes, warnOfNoOwner } from '../rules/owners.ts';
import { readGrants, removeGrants, setHolders } from '../writes/project-grants.ts';

export const projectRoleBinding = defineResource('project_role_binding', {
  description:
    'All users and groups that have one role in one project. It owns this role alone: other grants of it are removed by the next apply, and other roles are left as they are. Destroying it takes the role from everybody in the project. Use `unleash_project_access` to own all access to a project, and `unleash_project_member` to add one user or group.',
  area: 'Roles and access',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/rbac',
  attributes: {
    project: required.string('Id of the project.').references('project.id'),
    role: required
      .number('Id of a project role: 4 is Owner, 5 Member; or a custom project role.')
      .references('role.id', 'project role'),
    users: optional
      .setOfNumbers('Ids of users and service accounts that have the role.')
      .references('user.id')
      .emptyMeansAbsent(),
    groups: optional.setOfNumbers('Ids of groups that have the role.').references('group.id').emptyMeansAbsent(),
  },
  identity: ['project', 'role'],
  whereToFind:
    'The admin UI shows roles at `/admin/roles`, without their numbers; `GET /api/admin/roles` has them, and so has the data source `unleash_role`.',
  // Only the whole list of a project tells that nobody else has a role there.
  partOf: 'project_access',
  insideOf: ({ project }) => insideOf([project]),

  read: async (api, { project, role }) => {
    const { known, holders } = await readGrants(api, project);
    // A project that does not exist is answered like one without members; its overview is a plain 404.
    if (holders.length === 0) await api.getProjectOverview({ projectId: project });
    const holding = holders.filter(({ roles }) => roles.includes(role));
    return known.includes(role) ? { project, role, holding } : null;
  },
  toState: ({ project, role, holding }) => ({
    project,
    role,
    users: holding.filter(({ kind }) => kind === 'user').map(({ id }) => id),
    groups: holding.filter(({ kind }) => kind === 'group').map(({ id }) => id),
  }),

  toBody: ({ project, role, users, groups }) => ({
    project,
    role,
    wanted: { users: users ?? [], groups: groups ?? [] },
  }),
  create: async (api, { project, role, wanted }) => {
    await setHolders(api, project, role, wanted);
    return { project, role };
  },
  update: (api, { project, role }, { wanted }) => setHolders(api, project, role, wanted),
  delete: async (api, { project, role }, context) => {
    if (role === ownerRole) await warnIfLastOwnerGoes(api, context, project, () => true, 'role');
    await removeGrants(
      api,
      project,
      ({ kind, id }, held) => held === role && !context.run.holds(grantKey(project, kind, id, role)),
    );
  },

  claims: ({ project, role, ...members }) => grantKeys(project, role, members),

  plan: async (context) => {
    const { api, prior, planned } = context;
    const { project, role } = planned;
    const members = [
      ...known(planned.users).map((id) => `user:${id}`),
      ...known(planned.groups).map((id) => `group:${id}`),
    ];
    const roles = role === undefined ? [] : [role];
    claimAccess(context, 'unleash_project_role_binding', project, { roles, members });
    if (project === undefined || role !== ownerRole || countOf(planned) !== 0) return;
    const hasOwner = prior
      ? countOf(prior) !== 0
      : (await readGrants(api, project)).holders.some(({ roles }) => roles.includes(role));
    if (hasOwner) warnOfNoOwner(context.warn, project, 'role');
  },
});

type Members = readonly unknown[] | null | undefined;

/** How many have the role; undefined while that is not known. */
const countOf = ({ users, groups }: { readonly users?: Members; readonly groups?: Members }) =>
  users === undefined || groups === undefined ? undefined : (users?.length ?? 0) + (groups?.length ?? 0);
