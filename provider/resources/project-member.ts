// One user or group with its roles in one project.
import { matching, notEmpty, required } from '../../src/terraform/framework/index.ts';
import { claimAccess } from '../rules/access-ownership.ts';
import { grantKey, insideOf, known } from '../writes/claims.ts';
import { defineResource } from '../define.ts';
import { ownerRole, warnIfLastOwnerGoes } from '../rules/owners.ts';
import { type Holder, readGrants, removeGrants, setRoles } from '../writes/project-grants.ts';

export const projectMember = defineResource('project_member', {
  description:
    'One user or group with its roles in one project. It owns the roles of this member alone and leaves all others as they are, so many configurations can add members to one project. Destroying it takes all of these roles away. Use `unleash_project_access` to own all access to a project, and `unleash_project_role_binding` to own who has one role.',
  area: 'Roles and access',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/rbac',
  attributes: {
    project: required.string('Id of the project.').references('project.id'),
    member: required
      .string('Who: `user:` or `group:` and its id, such as `user:5`. Service accounts count as users.')
      .refersTo('member')
      .check(matching(/^(user|group):\d+$/, '"user:" or "group:" and a number')),
    roles: required
      .setOfNumbers('Ids of the project roles that it has.')
      .references('role.id', 'project role')
      .check(notEmpty),
  },
  identity: ['project', 'member'],
  whereToFind:
    'The pages in the admin UI end with the number of a user, `/admin/users/<id>/edit`, or of a group, `/admin/groups/<id>`. `unleash_access` lists who has a role in a project, with their numbers.',
  // Two blocks about one project would each leave alone what the other one has not yet taken away.
  partOf: 'project_access',
  insideOf: ({ project }) => insideOf([project]),

  read: async (api, { project, member }) => {
    const { kind, id } = parseMember(member);
    const { holders } = await readGrants(api, project);
    const holder = holders.find((candidate) => candidate.kind === kind && candidate.id === id);
    return holder && holder.roles.length > 0 ? { project, holder } : null;
  },
  toState: ({ project, holder: { kind, id, roles } }) => ({ project, member: `${kind}:${id}`, roles: [...roles] }),

  toBody: ({ project, member, roles }) => ({ project, member, holder: { ...parseMember(member), roles } }),
  create: async (api, { project, member, holder }) => {
    await api.inTurn(`access ${project}`, () => setRoles(api, project, holder));
    return { project, member };
  },
  // Unleash sets all roles of a member at once, so this is safe beside blocks for other members; blocks of other types that grant
  // this one a role take turns with it here, and are warned of in the plan.
  update: async (api, { project }, { holder }, context) => {
    const losesOwner = context.prior?.roles.includes(ownerRole) && !holder.roles.includes(ownerRole);
    if (losesOwner) await warnIfLastOwnerGoes(api, context, project, isSame(holder), 'roles');
    await api.inTurn(`access ${project}`, () => setRoles(api, project, holder));
  },
  delete: async (api, { project, member }, context) => {
    const { kind, id } = parseMember(member);
    const isMember = isSame({ kind, id });
    if (context.prior.roles.includes(ownerRole)) await warnIfLastOwnerGoes(api, context, project, isMember, 'roles');
    const isHeld = (role: number) => context.run.holds(grantKey(project, kind, id, role));
    await removeGrants(api, project, (holder, role) => isMember(holder) && !isHeld(role));
  },

  claims: ({ project, member, roles }) => {
    if (project === undefined || member === undefined) return undefined;
    const { kind, id } = parseMember(member);
    return known(roles).map((role) => grantKey(project, kind, id, role));
  },

  plan: (context) => {
    const { project, member, roles } = context.planned;
    const members = member === undefined ? [] : [member];
    claimAccess(context, 'unleash_project_member', project, { roles: known(roles), members, ownsMembers: true });
  },
});

const isSame =
  ({ kind, id }: Pick<Holder, 'kind' | 'id'>) =>
  (other: Holder) =>
    other.kind === kind && other.id === id;

function parseMember(member: string): Pick<Holder, 'kind' | 'id'> {
  const [kind, id] = member.split(':');
  return { kind: kind === 'group' ? 'group' : 'user', id: Number(id) };
}
