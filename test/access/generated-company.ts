// Companies as fast-check makes them: people, robots, groups, roles and projects, with grants of every shape, odd ones too.
import fc from 'fast-check';
import type { AdminApi } from '../../src/admin-api/index.ts';
import type { Seed } from '../../src/sandbox/index.ts';

/** One or two of each scope, the one that is all others, and what calls can try. */
export const someOfEachScope = [
  ...['ADMIN', 'CREATE_TAG_TYPE', 'UPDATE_SEGMENT'],
  ...['UPDATE_PROJECT', 'CREATE_PROJECT_API_TOKEN', 'PROJECT_USER_ACCESS_WRITE'],
  ...['UPDATE_FEATURE_ENVIRONMENT', 'APPROVE_CHANGE_REQUEST'],
];
export const projects = ['default', 'shop', 'till'];
export const environments = ['development', 'production'];

const people = ['ann', 'bob', 'cid'];
const robots = ['deploy', 'audit'];
const groups = ['Platform', 'Support'];
const rootRoles = ['Admin', 'Editor', 'Viewer', 'wide'];
const projectRoles = ['Owner', 'Member', 'Reader', 'narrow', 'odd'];

const permissions = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom(...someOfEachScope),
    environment: fc.constantFrom(null, ...environments),
  }),
  { maxLength: 4, selector: ({ name }) => name },
);

const role = (name: string, type: 'custom' | 'root-custom', usual: (name: string) => boolean) =>
  permissions.map((all) => ({ name, type, permissions: all.filter((permission) => usual(permission.name)) }));

/** An id of a robot follows that of the last person, whom every instance begins with. */
export interface Company {
  readonly seed: Seed;
  readonly robots: readonly {
    readonly username: string;
    readonly rootRole: string;
    readonly projects: readonly string[];
  }[];
}

export const company: fc.Arbitrary<Company> = fc.record({
  seed: fc.record({
    roles: fc.tuple(
      role('wide', 'root-custom', () => true),
      role('narrow', 'custom', (name) => name !== 'ADMIN'),
      role('odd', 'custom', () => true),
    ),
    users: fc.tuple(
      ...people.map((username) =>
        fc.record({
          username: fc.constant(username),
          token: fc.constant(`user:${username}-secret`),
          rootRole: fc.constantFrom(...rootRoles, 'Viewer'),
        }),
      ),
    ),
    groups: fc.tuple(
      ...groups.map((name) =>
        fc.record({
          name: fc.constant(name),
          rootRole: fc.constantFrom(null, null, ...rootRoles),
          users: fc.subarray(people),
        }),
      ),
    ),
    projects: fc.tuple(
      ...projects.slice(1).map((id) =>
        fc.record({
          id: fc.constant(id),
          access: fc.array(
            fc.record({
              role: fc.constantFrom(...projectRoles),
              users: fc.subarray(people),
              groups: fc.subarray(groups),
            }),
            { maxLength: 3 },
          ),
        }),
      ),
    ),
  }),
  robots: fc.tuple(
    ...robots.map((username) =>
      fc.record({
        username: fc.constant(username),
        rootRole: fc.constantFrom(...rootRoles),
        projects: fc.subarray(projects.slice(1)),
      }),
    ),
  ),
});

/** Robots are no part of a seed. @returns the secret of each, by its name */
export async function addRobots(api: AdminApi, { robots }: Company): Promise<Map<string, string>> {
  const { roles } = await api.getRoles();
  const idOf = (name: string) => roles.find((candidate) => candidate.name === name)!.id;
  const secrets = new Map<string, string>();
  for (const { username, rootRole, projects } of robots) {
    const { id } = await api.createServiceAccount({ body: { username, name: username, rootRole: idOf(rootRole) } });
    const body = { description: 'try', expiresAt: '2099-01-01T00:00:00.000Z' };
    const { secret } = await api.createServiceAccountToken({ id: String(id), body });
    secrets.set(username, secret!);
    const access = { roles: [idOf('Member')], users: [id!], groups: [] };
    for (const projectId of projects) await api.addAccessToProject({ projectId, body: access });
  }
  return secrets;
}
