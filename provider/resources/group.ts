// Groups of users, which can have roles as one.
import { computed, notBlank, optional, required, textOfNumber } from '../../src/terraform/framework/index.ts';
import { rootRoleKey } from '../writes/claims.ts';
import { creationLog } from '../../src/events/index.ts';
import { defineResource } from '../define.ts';
import { allowLockout } from '../lockout/allow-lockout.ts';
import { deleteGroup, planGroup, planGroupDestroy, writeGroup } from '../lockout/groups.ts';
import { nameMissingUsers } from '../writes/name-missing-users.ts';
import { changesBetween, sameList, valueBeforeWrite } from '../../src/events/index.ts';
import { refuseDuplicateUsers } from '../rules/duplicate-users.ts';

export const group = defineResource('group', {
  description:
    'A group of users. Members added elsewhere are removed again by the next apply. Taking the root role Admin from the last people who have it is refused: the apply looks at Unleash just before it writes.',
  area: 'Users and groups',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/rbac#user-groups',
  naming: ['name'],
  attributes: {
    id: computed.numberAsText('Number that Unleash gave the group, as text.'),
    name: required.string('Name, unique among groups.').check(notBlank),
    description: optional.string('What the group is for.').emptyMeansAbsent(),
    mappings_sso: optional
      .listOfStrings('Names of groups at the identity provider whose members join this group when they sign in.')
      .ignoreOrder()
      .emptyMeansAbsent(),
    root_role: optional
      .number('Id of the root role that all members have beside their own.')
      .references('role.id', 'root role'),
    users: optional.listOfNumbers('Ids of the members.').references('user.id').ignoreOrder().emptyMeansAbsent(),
    allow_lockout: allowLockout('changes that leave nobody Admin, or Terraform without Admin,'),
  },
  identity: ['id'],
  whereToFind: 'The page of the group in the admin UI ends with it: `/admin/groups/<id>`.',
  fields: { mappingsSSO: 'mappings_sso' },
  dataSources: {
    many: 'groups',
    description:
      'Groups with their members, their root role and the groups at the identity provider that fill them. For grants to groups that SCIM or single sign-on keep.',
    filters: ['name', 'root_role'],
  },

  list: async (api) => (await api.getGroups()).groups ?? [],
  readFromList: true,
  read: (api, { id }) => api.getGroup({ groupId: id }),
  toState: (item) => ({
    id: textOfNumber(item.id ?? 0),
    name: item.name,
    description: item.description ?? null,
    mappings_sso: item.mappingsSSO ?? [],
    root_role: item.rootRole ?? null,
    users: (item.users ?? []).map(({ user }) => user.id),
  }),

  keptInStep: ({ scimId, mappingsSSO = [] }) => (scimId || mappingsSSO.length > 0 ? ['users'] : []),

  // An import does not know yet what the configuration says, so it takes the members as they are.
  keptElsewhere: (item, state) => (state?.name && isKeptElsewhere(item, state.users) ? ['users'] : []),

  // An update replaces everything and forgets a root role that is left out, so all fields are always sent.
  toBody: ({ name, description, mappings_sso, root_role, users }) => ({
    name,
    description: description ?? '',
    mappingsSSO: mappings_sso ?? [],
    rootRole: root_role,
    users: membersOf(users ?? []),
  }),
  create: async (api, body, { at }) => {
    const ids = body.users.map(({ user }) => user.id);
    const { id = 0 } = await nameMissingUsers(api, ids, () => api.createGroup({ body }), at);
    return { id: textOfNumber(id) };
  },
  creationLog: creationLog('group', {
    isAbout: (data, { name }) => data.name === name,
    touches: ({ type, data }, { id }) => type.startsWith('group-user-') && String(data?.groupId) === id,
  }),
  update: async (api, { id }, body, { desired, run, at }) => {
    const allowed = desired.allow_lockout === true;
    const write = (users: typeof body.users) => {
      const ids = users.map(({ user }) => user.id);
      const update = () => api.updateGroup({ groupId: id, body: { ...body, users } });
      const named = () => nameMissingUsers(api, ids, update, at);
      return writeGroup(api, { current, rootRole: body.rootRole, users }, { run, allowed }, named);
    };
    const current = await api.getGroup({ groupId: id });
    if (!isKeptElsewhere({ scimId: current.scimId, mappingsSSO: body.mappingsSSO }, desired.users)) {
      await write(body.users);
      return;
    }
    const kept = (current.users ?? []).map(({ user }) => user.id);
    // A race that we can lose: somebody signs in, and so joins, between our look at the members and our write. The event of our
    // write says what it replaced, and a second write gives back who joined and lets go who left in between.
    const trace = {
      types: ['group-updated'],
      isOurs: (data: { readonly name?: unknown; readonly users?: unknown }) =>
        data.name === body.name && sameList(data.users, kept),
    } as const;
    const replaced = await valueBeforeWrite(api, trace, () => write(membersOf(kept)));
    const { added, removed } = changesBetween(kept, replaced?.users);
    if (added.length + removed.length === 0) return;
    await write(membersOf([...kept, ...added].filter((member) => !removed.includes(member))));
  },
  delete: (api, { id }, context) => deleteGroup(api, context, () => api.deleteGroup({ groupId: id })),

  plan: async (context) => {
    refuseDuplicateUsers(context.planned.users, context.error);
    await planGroup(context);
    const { api, config, prior, planned, warn } = context;
    if (!prior || !config.users || sameNumbers(config.users, prior.users ?? [])) return;
    const { scimId } = await api.getGroup({ groupId: prior.id });
    if (!scimId) return;
    warn(
      'Members are kept by SCIM',
      `The identity provider keeps the members of the group ${JSON.stringify(planned.name)} in step (SCIM), so users is not sent. Remove it from the configuration, and change the members at the identity provider.`,
      ['users'],
    );
  },
  claims: ({ id, root_role }) =>
    id === undefined || root_role === undefined || root_role === null ? [] : [rootRoleKey('group', id, root_role)],
  planDestroy: planGroupDestroy,
});

interface GroupItem {
  readonly scimId?: string | null | undefined;
  readonly mappingsSSO?: readonly string[] | undefined;
}

/** SCIM keeps the members always; single sign-on does where there are mappings and the configuration names no members. */
function isKeptElsewhere({ scimId, mappingsSSO = [] }: GroupItem, users: readonly number[] | null): boolean {
  return Boolean(scimId) || (mappingsSSO.length > 0 && users === null);
}

const membersOf = (ids: readonly number[]) => ids.map((id) => ({ user: { id } }));

const sameNumbers = (a: readonly (number | undefined)[], b: readonly number[]) =>
  a.length === b.length && a.every((id) => id !== undefined && b.includes(id));
