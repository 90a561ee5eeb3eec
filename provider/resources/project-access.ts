// Everyone who has a role in one project.
import { required } from '../../src/terraform/framework/index.ts';
import { claimAccess } from '../rules/access-ownership.ts';
import { grantKey, grantKeys, insideOf } from '../writes/claims.ts';
import { defineResource, type Plan } from '../define.ts';
import { ownerRole, warnOfNoOwner } from '../rules/owners.ts';
import { readGrants, removeGrants } from '../writes/project-grants.ts';

const attributes = {
  project: required.string('Id of the project.').references('project.id'),
  roles: required
    .setOf(
      {
        role: required
          .number('Id of a project role: 4 is Owner, 5 Member; or a custom project role.')
          .references('role.id', 'project role'),
        users: required.setOfNumbers('Ids of users and service accounts that have the role.').references('user.id'),
        groups: required.setOfNumbers('Ids of groups that have the role.').references('group.id'),
      },
      'Members by role, each role once.',
    )
    .sameAs(sameGrants),
};

export const projectAccess = defineResource('project_access', {
  description:
    'All roles that users and groups have in one project. It owns the whole list: grants made elsewhere are removed by the next apply, and destroying it removes every grant.',
  area: 'Roles and access',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/rbac',
  attributes,
  identity: ['project'],
  whereToFind:
    'It is the id of the project, with which its page in the admin UI begins: `/projects/<project>/settings/access`.',
  insideOf: ({ project }) => insideOf([project]),
  dataSources: {
    one: {
      by: ['project'],
      description:
        'Who has which role in a project: ids of users, service accounts and groups by role. `unleash_access` has their names, and who has a role through which group.',
    },
    many: 'project_accesses',
    description:
      'The same for every project that the caller may see: ids by role. Unleash is asked once for each project.',
    requires: 'pro',
    filters: [],
  },

  list: async (api) => {
    const { projects } = await api.getProjects();
    return Promise.all(
      projects.map(async ({ id }) => ({ project: id, ...(await api.getProjectAccess({ projectId: id })) })),
    );
  },
  read: async (api, { project }) => {
    const access = await api.getProjectAccess({ projectId: project });
    // A project that does not exist is answered like one without members; its overview is a plain 404.
    if (access.users.length + access.groups.length === 0) await api.getProjectOverview({ projectId: project });
    return { project, ...access };
  },
  toState: ({ project, roles, users, groups }) => ({
    project,
    roles: roles
      .map(({ id }) => ({
        role: id,
        users: users.filter((user) => user.roles?.includes(id)).map((user) => user.id),
        groups: groups.filter((group) => group.roles?.includes(id)).map((group) => group.id),
      }))
      .filter(({ users, groups }) => users.length + groups.length > 0),
  }),

  leftAlone: ({ users, groups }) =>
    users.length + groups.length > 0 ? undefined : 'Nobody has a role in the project.',

  toBody: ({ project, roles }) => ({
    project,
    roles: roles.map(({ role, users, groups }) => ({ id: role, users, groups })),
  }),
  create: async (api, { project, roles }) => {
    await api.inTurn(`access ${project}`, () => api.setProjectAccess({ projectId: project, body: { roles } }));
    return { project };
  },
  update: (api, { project }, { roles }) =>
    api.inTurn(`access ${project}`, () => api.setProjectAccess({ projectId: project, body: { roles } })),
  delete: (api, { project }, { run }) =>
    removeGrants(api, project, ({ kind, id }, role) => !run.holds(grantKey(project, kind, id, role))),

  claims: ({ project, roles }) =>
    project === undefined || roles === undefined
      ? undefined
      : roles.flatMap((grant) => (grant && grantKeys(project, grant.role, grant)) ?? []),

  plan: async (context) => {
    const { api, prior, planned } = context;
    claimAccess(context, 'unleash_project_access', planned.project, {});
    refuseDuplicateRoles(context);
    if (planned.project === undefined || planned.roles === undefined || mayHaveOwner(planned.roles)) return;
    const hadOwner = prior
      ? mayHaveOwner(prior.roles)
      : (await readGrants(api, planned.project)).holders.some(({ roles }) => roles.includes(ownerRole));
    if (hadOwner) warnOfNoOwner(context.warn, planned.project, 'roles');
  },
});

/** A grant that is not known yet has no role to compare. */
function refuseDuplicateRoles({ planned: { roles = [] }, error }: AccessPlan): void {
  const ids = roles.flatMap((grant) => grant?.role ?? []);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice === undefined) return;
  error('Duplicate role', `Role ${twice} is listed more than once. List its users and groups in one element.`, [
    'roles',
  ]);
}

interface Grant {
  readonly role: number;
  readonly users: readonly number[];
  readonly groups: readonly number[];
}

type AccessPlan = Plan<typeof attributes>;
type PlannedGrants = NonNullable<AccessPlan['planned']['roles']>;

/** What is not known yet may be the owner. */
const mayHaveOwner = (grants: PlannedGrants) =>
  grants.some((grant) => {
    const { role = ownerRole, users, groups } = grant ?? {};
    return role === ownerRole && (!users || !groups || users.length + groups.length > 0);
  });

/** A role without members grants nothing, and the server does not list it. */
function sameGrants(a: readonly Grant[], b: readonly Grant[]): boolean {
  const pairs = (grants: readonly Grant[]) =>
    new Set(
      grants.flatMap(({ role, users, groups }) => [
        ...users.map((id) => `${role} user ${id}`),
        ...groups.map((id) => `${role} group ${id}`),
      ]),
    );
  const [left, right] = [pairs(a), pairs(b)];
  return left.size === right.size && [...left].every((pair) => right.has(pair));
}
