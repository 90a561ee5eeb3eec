// Looks a group up by id or name.
import type { AdminApi } from '../../src/admin-api/index.ts';
import {
  computed,
  nearest,
  notBlank,
  optionalComputed,
  ResourceFailure,
  textOfNumber,
} from '../../src/terraform/framework/index.ts';
import { defineDataSource } from '../define.ts';
import { isNumberOf } from '../rules/id-number.ts';

export const group = defineDataSource('group', {
  description:
    'A group by its number or name: its members, its root role and the groups at the identity provider that fill it. For grants to a group that SCIM or single sign-on keep.',
  lookup:
    'By `id` or `name`; where both are given, both must be of one group. It fails where there is none, and where several have the name.',
  area: 'Users and groups',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/rbac#user-groups',
  attributes: {
    id: optionalComputed.numberAsText('Number of the group, as text.', isNumberOf('group')),
    name: optionalComputed.string('Name of the group.').check(notBlank),
    description: computed.string('What the group is for.').nullable(),
    mappings_sso: computed.listOfStrings(
      'Names of groups at the identity provider whose members join when they sign in.',
    ),
    root_role: computed.number('Id of the root role that all members have.').nullable(),
    users: computed.listOfNumbers('Ids of the members, in ascending order.'),
  },
  validate: ({ id, name }, { error }) => {
    if (id === null && name === null)
      error('Missing id or name', 'Set the id or the name of the group to look up.', ['name']);
  },
  read: async (api, config) => {
    const id = config.id ?? (await idByName(api, config.name ?? ''));
    const found = await api.getGroup({ groupId: id });
    if (config.name && config.name !== found.name) {
      throw new ResourceFailure(
        `Group id and name mismatch: group ${id} is named ${JSON.stringify(found.name)}, not ${JSON.stringify(config.name)}. Give one of the two.`,
      );
    }
    return {
      id: textOfNumber(found.id ?? 0),
      name: found.name,
      description: found.description || null,
      mappings_sso: [...(found.mappingsSSO ?? [])].sort(),
      root_role: found.rootRole ?? null,
      users: (found.users ?? []).map(({ user }) => user.id).sort((a, b) => a - b),
    };
  },
});

async function idByName(api: AdminApi, name: string): Promise<`${number}`> {
  const { groups = [] } = await api.getGroups();
  const found = groups.filter((group) => group.name === name);
  if (found.length > 1)
    throw new ResourceFailure(
      `Multiple groups found: ${found.length} groups are named ${JSON.stringify(name)}. Look it up by id.`,
    );
  if (!found[0]) {
    const hint = nearest(
      name,
      groups.map((group) => group.name),
    );
    throw new ResourceFailure(`Group not found: there is no group named ${JSON.stringify(name)}.${hint}`);
  }
  return textOfNumber(found[0].id ?? 0);
}
