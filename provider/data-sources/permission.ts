// Looks a permission up by its name.
import { computed, nearest, optional, ResourceFailure, required } from '../../src/terraform/framework/index.ts';
import { defineDataSource } from '../define.ts';

export const permission = defineDataSource('permission', {
  description:
    'A permission that roles can hold, by its name and, where it acts in one environment, by that environment: its number, and where it acts. Reading it checks that the server has it.',
  lookup:
    'By `name`, and by `environment` for what acts in one. It fails where there is none, and says which name comes nearest.',
  area: 'Roles and access',
  requires: 'pro',
  documentation: 'https://docs.getunleash.io/concepts/rbac#project-level-permissions',
  attributes: {
    name: required.string('Name, such as `CREATE_FEATURE`.'),
    environment: optional.string('Environment that the permission acts in.').references('environment.name'),
    id: computed.number('Number of the permission.'),
    type: computed.string('Where it acts: `root`, `project` or `environment`.'),
    display_name: computed.string('Name as shown to people.'),
  },
  read: async (api, { name, environment }) => {
    const { root = [], project, environments } = (await api.getPermissions()).permissions;
    const scope = environments.find((candidate) => candidate.name === environment);
    if (environment !== null && !scope) {
      const hint = nearest(
        environment,
        environments.map((candidate) => candidate.name),
      );
      throw new ResourceFailure(`There is no environment named ${JSON.stringify(environment)}.${hint}`);
    }
    const candidates = scope ? scope.permissions : [...root, ...project];
    const found = candidates.find((candidate) => candidate.name === name);
    if (!found) throw new ResourceFailure(explainMissing(name ?? '', environment, candidates, environments));
    return { name: found.name, environment, id: found.id, type: found.type, display_name: found.displayName };
  },
});

type Named = { name: string };

function explainMissing(
  name: string,
  environment: string | null,
  candidates: readonly Named[],
  environments: readonly { permissions: readonly Named[] }[],
): string {
  const perEnvironment = environments.some(({ permissions }) =>
    permissions.some((candidate) => candidate.name === name),
  );
  if (environment === null && perEnvironment) {
    return `Permission not found: ${name} acts in one environment. Set environment to say in which.`;
  }
  const where =
    environment === null ? 'on the instance or on a project' : `in the environment ${JSON.stringify(environment)}`;
  return `Permission not found: no permission named ${JSON.stringify(name)} acts ${where}.${nearest(
    name,
    candidates.map((candidate) => candidate.name),
  )}`;
}
