// A company on Unleash: people, groups and roles, and projects with access and two environments each.
import type { Sandbox, Seed } from '../../src/sandbox/index.ts';
import type { Named } from './import-objects.ts';

export interface Size {
  readonly users: number;
  readonly groups: number;
  readonly roles: number;
  readonly projects: number;
}

export function crowdSeed({ users, groups, roles, projects }: Size): Seed {
  const some = (count: number, start: number) =>
    Array.from({ length: count }, (_, step) => emailOf((start + step) % users));
  return {
    limits: { projects: projects + 10 },
    users: times(users, (index) => ({ email: emailOf(index), name: `Person ${index}`, rootRole: 'Viewer' })),
    groups: times(groups, (index) => ({
      name: `Group ${index}`,
      description: `Team ${index} and its friends`,
      users: some(Math.min(5, users), index * 5),
    })),
    roles: times(roles, (index) => ({
      name: `Role ${index}`,
      type: 'custom' as const,
      description: `What team ${index} may do`,
      permissions: [
        { name: 'CREATE_FEATURE' },
        { name: 'UPDATE_FEATURE' },
        { name: 'UPDATE_FEATURE_ENVIRONMENT', environment: 'development' },
      ],
    })),
    projects: times(projects, (index) => ({
      id: `project-${index}`,
      name: `Project ${index}`,
      mode: 'protected' as const,
      environments: ['development', 'production'],
      changeRequests: { production: 2 },
      access: [
        { role: 'Owner', users: some(1, index), groups: [`Group ${index % groups}`] },
        { role: `Role ${index % roles}`, users: some(Math.min(3, users), index * 7 + 1), groups: [] },
      ],
    })),
  };
}

/** Everything of the crowd that Terraform can manage. */
export function namedIn({ store }: Sandbox): Named[] {
  const name = (type: string, importId: string | number): Named => ({ type, importId: String(importId) });
  const projects = [...store.projects.values()].filter(({ id }) => id !== 'default');
  return [
    ...[...store.accounts.values()].filter(({ email }) => email).map(({ id }) => name('unleash_user', id)),
    ...[...store.groups.keys()].map((id) => name('unleash_group', id)),
    ...[...store.roles.values()].filter(({ type }) => type === 'custom').map(({ id }) => name('unleash_role', id)),
    ...projects.map(({ id }) => name('unleash_project', id)),
    ...projects.map(({ id }) => name('unleash_project_access', id)),
    ...projects.flatMap(({ id, environments }) =>
      [...environments].map((environment) => name('unleash_project_environment', `${id}:${environment}`)),
    ),
  ];
}

const emailOf = (index: number) => `person-${index}@example.com`;

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
