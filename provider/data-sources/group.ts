// Looks a group up by id or name.
import type { AdminApi } from '../../src/admin-api/index.ts';
import { computed, nearest, notBlank, optionalComputed, ResourceFailure } from '../../src/terraform/framework/index.ts';
import { defineDataSource } from '../define.ts';

export const group = defineDataSource('group', {
  description: 'An existing group, by id or by name.',
  area: 'Users and groups',
  requires: 'enterprise',
  attributes: {
    id: optionalComputed.string('Number of the group, as text.').check(notBlank),
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
    if (typeof id === 'string' && !/^\d+$/.test(id))
      error('Invalid id value', `The id of a group is a number, but got: ${JSON.stringify(id)}.`, ['id']);
  },
  read: async (api, config) => {
    const id = config.id ?? (await idByName(api, config.name ?? ''));
    const found = await api.getGroup({ groupId: id as `${number}` });
    if (config.name && config.name !== found.name) {
      throw new ResourceFailure(
        `Group id and name mismatch: group ${id} is named ${JSON.stringify(found.name)}, not ${JSON.stringify(config.name)}. Give one of the two.`,
      );
    }
    return {
      id: String(found.id),
      name: found.name,
      description: found.description || null,
      mappings_sso: [...(found.mappingsSSO ?? [])].sort(),
      root_role: found.rootRole ?? null,
      users: (found.users ?? []).map(({ user }) => user.id).sort((a, b) => a - b),
    };
  },
});

async function idByName(api: AdminApi, name: string): Promise<string> {
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
  return String(found[0].id);
}
