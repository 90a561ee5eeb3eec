// Looks a role up by its name, predefined roles included.
import { computed, nearest, ResourceFailure, required } from '../../src/terraform/framework/index.ts';
import { defineDataSource } from '../define.ts';

export const role = defineDataSource('role', {
  description:
    'A role by its name: a predefined one such as `Admin`, `Editor`, `Viewer`, `Owner` or `Member`, or a custom one. Predefined roles are never resources, so this is how a configuration learns their numbers.',
  lookup: 'By `name`, in which letter case counts. It fails where there is none, and says which name comes nearest.',
  area: 'Roles and access',
  requires: 'pro',
  documentation: 'https://docs.getunleash.io/concepts/rbac#predefined-roles',
  attributes: {
    name: required.string('Name of the role.'),
    id: computed.number('Number of the role, as other resources want it.'),
    type: computed.string('`root` or `project` for predefined roles, `root-custom` or `custom` for custom ones.'),
    description: computed.string('What the role is for.').nullable(),
  },
  read: async (api, { name }) => {
    const { roles } = await api.getRoles();
    const found = roles.find((role) => role.name === name);
    if (!found) {
      const hint = nearest(
        name ?? '',
        roles.map((role) => role.name),
      );
      throw new ResourceFailure(`There is no role named ${JSON.stringify(name)}.${hint} Letter case counts.`);
    }
    return { id: found.id, name: found.name, type: found.type, description: found.description ?? null };
  },
});
