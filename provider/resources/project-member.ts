// One user or group with its roles in one project.
import type { AdminApi } from '../../src/admin-api/index.ts';
import { matching, notEmpty, required } from '../../src/terraform/framework/index.ts';
import { noteAccess } from '../access-overlap.ts';
import { grantKey, known } from '../claims.ts';
import { defineResource } from '../define.ts';
import { ownerRole, warnOfNoOwner } from '../last-owner.ts';
import { type Holder, readGrants, removeGrants, setRoles } from '../project-grants.ts';
import { serialize } from '../serialize.ts';

export const projectMember = defineResource('project_member', {
  description:
    'One user or group with its roles in one project. It owns the roles of this member alone and leaves all others as they are, so many configurations can add members to one project. Use `unleash_project_access` to own all access to a project, and `unleash_project_role_binding` to own who has one role.',
  edition: 'enterprise',
  attributes: {
    project: required.string('Id of the project.').references('project.id'),
    member: required
      .string('Who: `user:` or `group:` and its id, such as `user:5`. Service accounts count as users.')
      .check(matching(/^(user|group):\d+$/, '"user:" or "group:" and a number')),
    roles: required.setOfNumbers('Ids of the project roles that it has.').references('role.id').check(notEmpty),
  },
  identity: ['project', 'member'],

  read: async (api, { project, member }) => {
    const { kind, id } = parseMember(member);
    const { holders } = await readGrants(api, project);
    const holder = holders.find((candidate) => candidate.kind === kind && candidate.id === id);
    return holder && holder.roles.length > 0 ? { project, holder } : null;
  },
  toState: ({ project, holder: { kind, id, roles } }) => ({ project, member: `${kind}:${id}`, roles: [...roles] }),

  toBody: ({ project, member, roles }) => ({ project, member, holder: { ...parseMember(member), roles } }),
  create: async (api, { project, member, holder }) => {
    await serialize(`access ${project}`, () => setRoles(api, project, holder));
    return { project, member };
  },
  update: (api, { project }, { holder }) => serialize(`access ${project}`, () => setRoles(api, project, holder)),
  delete: (api, { project, member }, { run }) => {
    const { kind, id } = parseMember(member);
    return removeGrants(
      api,
      project,
      (holder, role) => holder.kind === kind && holder.id === id && !run.holds(grantKey(project, kind, id, role)),
    );
  },

  claims: ({ project, member, roles }) => {
    if (project === undefined || member === undefined) return undefined;
    const { kind, id } = parseMember(member);
    return known(roles).map((role) => grantKey(project, kind, id, role));
  },

  plan: async (context) => {
    const { prior, planned } = context;
    const roles: readonly (number | undefined)[] = planned.roles ?? [undefined];
    noteAccess(
      context,
      'unleash_project_member',
      planned.project,
      roles.filter((role) => role !== undefined),
    );
    const isSure = !roles.includes(undefined) && !roles.includes(ownerRole);
    if (prior?.roles.includes(ownerRole) && isSure) await warnIfLastOwner(context, prior);
  },
  planDestroy: async (context) => {
    if (context.prior.roles.includes(ownerRole)) await warnIfLastOwner(context, context.prior);
  },
});

async function warnIfLastOwner(
  context: Parameters<typeof warnOfNoOwner>[0] & { readonly api: AdminApi },
  { project, member }: { readonly project: string; readonly member: string },
): Promise<void> {
  const { kind, id } = parseMember(member);
  const { holders } = await readGrants(context.api, project);
  const isOther = (holder: Holder) => holder.kind !== kind || holder.id !== id;
  if (!holders.some((holder) => isOther(holder) && holder.roles.includes(ownerRole)))
    warnOfNoOwner(context, project, 'roles');
}

function parseMember(member: string): Pick<Holder, 'kind' | 'id'> {
  const [kind, id] = member.split(':');
  return { kind: kind === 'group' ? 'group' : 'user', id: Number(id) };
}
