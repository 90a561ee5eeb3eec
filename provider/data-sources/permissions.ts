// The permissions that roles can hold.
import { computed, optional } from '../../src/terraform/framework/index.ts';
import { defineDataSource } from '../define.ts';

export const permissions = defineDataSource('permissions', {
  description:
    'Permissions that roles can hold on this server, with what people read of them. For roles that hold all of a kind.',
  lookup:
    'All of them, or those that fit every filter: `type` and `environment`. Those of the instance first, then those of projects, then those of each environment. There is no limit.',
  area: 'Roles and access',
  requires: 'pro',
  documentation: 'https://docs.getunleash.io/concepts/rbac#project-level-permissions',
  attributes: {
    type: optional.oneOf(
      ['root', 'project', 'environment'],
      'Only those that act on the whole instance (`root`), in a project, or in one environment of a project.',
    ),
    environment: optional.string('Only those that act in this environment.').references('environment.name'),
    permissions: computed.listOf(
      {
        name: computed.string('Name, as roles hold it.'),
        id: computed.number('Number of the permission.'),
        type: computed.string('Where it acts: `root`, `project` or `environment`.'),
        environment: computed.string('Environment in which it acts.').nullable(),
        display_name: computed.string('Name as shown to people.'),
      },
      'Those that were found; what acts in environments is listed for each of them.',
    ),
  },
  read: async (api, { type, environment }) => {
    const { root = [], project, environments } = (await api.getPermissions()).permissions;
    const perEnvironment = environments.flatMap(({ name, permissions }) =>
      permissions.map((permission) => ({ ...permission, environment: name })),
    );
    const found = [...root, ...project, ...perEnvironment].filter(
      (permission) =>
        (type === null || permission.type === type) && (environment === null || permission.environment === environment),
    );
    return {
      type,
      environment,
      permissions: found.map(({ name, id, type, environment, displayName }) => ({
        name,
        id,
        type,
        environment: environment ?? null,
        display_name: displayName,
      })),
    };
  },
});
