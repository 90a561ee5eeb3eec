// What two do at once to the same thing, for each resource that reads, changes and writes it as a whole.
import type { AdminApi } from '../../../src/admin-api/index.ts';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import type { Case } from './beside.ts';

const [ours, theirs, third] = ['https://ours.example.com', 'https://theirs.example.com', 'https://third.example.com'];
const origin = (name: string, value: string) =>
  `resource "unleash_cors_origin" "${name}" {\n  origin = "${value}"\n}\n`;
const originsOf = ({ store }: Sandbox) => [...(store.settings.frontendApiOrigins ?? [])].sort();
/** A person's page shows the list, and sends the whole of it. */
const changeOrigins = (change: (origins: string[]) => string[]) => async (api: AdminApi) => {
  const { frontendApiOrigins = [] } = await api.getUiConfig();
  await api.setCors({ body: { frontendApiOrigins: change(frontendApiOrigins) } });
};

const people = `
resource "unleash_user" "ada" {
  email     = "ada@example.com"
  root_role = 3
}
resource "unleash_user" "grace" {
  email     = "grace@example.com"
  root_role = 3
}
resource "unleash_group" "team" {
  name  = "Team"
  users = [unleash_user.ada.id]
}
`;
const [admin, ada, grace, team] = [1, 2, 3, 1];
const [owner, member, reader] = [4, 5, 6];
const projectId = 'default';
const binding = (users: string, groups = '[]') => `${people}
resource "unleash_project_role_binding" "members" {
  project = "default"
  role    = 5
  users   = ${users}
  groups  = ${groups}
}
`;
const rolesOf =
  (kind: 'users' | 'groups', id: number) =>
  ({ store }: Sandbox) =>
    [...(store.projects.get(projectId)![kind].get(id)?.keys() ?? [])].sort();
const grant =
  (roles: number[], users: number[], groups: number[] = []) =>
  (api: AdminApi) =>
    api.addAccessToProject({ projectId, body: { roles, users, groups } });
const takeRole = (role: number, userId: number) => async (api: AdminApi) => {
  const { users } = await api.getProjectAccess({ projectId });
  const roles = users.find(({ id }) => id === userId)?.roles ?? [];
  await api.setRolesForUser({ projectId, userId, body: { roles: roles.filter((one) => one !== role) } });
};
const oneMember = (roles: string) => `${people}
resource "unleash_project_member" "ada" {
  project = "default"
  member  = "user:\${unleash_user.ada.id}"
  roles   = ${roles}
}
`;

const mapped = (description: string) => `${people}
resource "unleash_group" "mapped" {
  name         = "Mapped"
  description  = "${description}"
  mappings_sso = ["engineering"]
}
`;
const handedOver = (rest: string) => `${people}
resource "unleash_group" "mapped" {
  name         = "Mapped"
  mappings_sso = ["engineering"]
  ${rest}
}
`;
const membersOf = ({ groups }: Sandbox['store'], name: string) =>
  [...[...groups.values()].find((group) => group.name === name)!.members.keys()].sort();
async function setMembers(api: AdminApi, { store }: Sandbox, users: number[]) {
  const { id, mappingsSSO } = [...store.groups.values()].find(({ name }) => name === 'Mapped')!;
  const body = { name: 'Mapped', description: '', mappingsSSO, users: users.map((user) => ({ user: { id: user } })) };
  await api.updateGroup({ groupId: `${id}`, body });
}
const approvals = (count: number) => `
resource "unleash_project_environment" "production" {
  project_id         = "default"
  environment_name   = "production"
  required_approvals = ${count}
}
`;
const oidc = (client: string) => `
resource "unleash_oidc" "this" {
  enabled      = true
  discover_url = "https://login.example.com/.well-known/openid-configuration"
  client_id    = "${client}"
  secret       = "s3cret-of-the-provider"
}
`;

export const cases: readonly Case[] = [
  {
    name: 'an origin is added, and somebody adds another',
    before: '',
    after: origin('ours', ours),
    act: changeOrigins((origins) => [...origins, theirs]),
    holds: originsOf,
    expected: ['*', ours, theirs],
  },
  {
    name: 'an origin is added, and somebody takes another away',
    before: '',
    after: origin('ours', ours),
    prepare: changeOrigins((origins) => [...origins, theirs, third]),
    act: changeOrigins((origins) => origins.filter((one) => one !== theirs)),
    holds: originsOf,
    expected: ['*', ours, third],
  },
  {
    name: 'an origin goes, and somebody adds another',
    before: origin('ours', ours),
    after: '',
    act: changeOrigins((origins) => [...origins, theirs]),
    holds: originsOf,
    expected: ['*', theirs],
  },
  {
    name: 'a role is taken from a user, and somebody gives the user another',
    before: binding('[unleash_user.ada.id, unleash_user.grace.id]'),
    after: binding('[unleash_user.grace.id]'),
    act: grant([reader], [ada]),
    holds: rolesOf('users', ada),
    expected: [reader],
  },
  {
    name: 'a role is taken from a user, and somebody takes another from the user',
    before: binding('[unleash_user.ada.id, unleash_user.grace.id]'),
    after: binding('[unleash_user.grace.id]'),
    prepare: grant([owner, reader], [ada]),
    act: takeRole(owner, ada),
    holds: rolesOf('users', ada),
    expected: [reader],
  },
  {
    name: 'a role is taken from a group, and somebody gives the group another',
    before: binding('[]', '[unleash_group.team.id]'),
    after: binding('[unleash_user.grace.id]', '[]'),
    prepare: grant([owner], [], [team]),
    act: grant([reader], [], [team]),
    holds: rolesOf('groups', team),
    expected: [owner, reader],
  },
  {
    name: 'a role is given to a user, and somebody gives the user another',
    before: binding('[]'),
    after: binding('[unleash_user.ada.id]'),
    act: grant([reader], [ada]),
    holds: rolesOf('users', ada),
    expected: [member, reader],
  },
  {
    name: 'the roles of one member change, and somebody gives another member one',
    before: oneMember('[5]'),
    after: oneMember('[5, 6]'),
    act: grant([reader], [grace]),
    holds: (sandbox) => [rolesOf('users', ada)(sandbox), rolesOf('users', grace)(sandbox)],
    expected: [[member, reader], [reader]],
  },
  {
    name: 'a group is described, and somebody joins it by signing in',
    before: mapped('one'),
    after: mapped('two'),
    act: async (_, sandbox) => joinsBySigningIn(sandbox, 'Mapped', ada),
    holds: ({ store }) => {
      const group = [...store.groups.values()].find(({ name }) => name === 'Mapped')!;
      return [group.description, [...group.members.keys()]];
    },
    expected: ['two', [ada]],
  },
  {
    name: 'a group with mappings no longer names its members, and somebody adds two and takes one again',
    before: handedOver('users = [unleash_user.ada.id]'),
    after: handedOver(''),
    act: async (api, sandbox) => {
      await setMembers(api, sandbox, [ada, grace, admin]);
      await setMembers(api, sandbox, [ada, grace]);
    },
    holds: ({ store }) => membersOf(store, 'Mapped'),
    expected: [ada, grace],
  },
  {
    name: 'a role is taken from a user, and somebody takes it first and another one with it',
    before: binding('[unleash_user.ada.id, unleash_user.grace.id]'),
    after: binding('[unleash_user.grace.id]'),
    prepare: grant([reader], [ada]),
    act: async (api) => {
      await grant([owner], [ada])(api);
      await api.setRolesForUser({ projectId, userId: ada, body: { roles: [reader] } });
    },
    holds: rolesOf('users', ada),
    expected: [reader],
  },
  {
    name: 'an origin is added, and somebody adds it first, with another for a moment',
    before: origin('third', third),
    after: origin('third', third) + origin('ours', ours),
    act: async (api) => {
      await changeOrigins((origins) => [...new Set([...origins, ours, theirs])])(api);
      await changeOrigins((origins) => origins.filter((one) => one !== theirs))(api);
    },
    holds: originsOf,
    expected: ['*', ours, third],
  },
  {
    name: 'approvals for one environment change, and somebody asks for some in another',
    before: approvals(1),
    after: approvals(2),
    act: (api) =>
      api.updateProjectChangeRequestConfig({
        projectId,
        environment: 'development',
        body: { changeRequestsEnabled: true, requiredApprovals: 3 },
      }),
    holds: ({ store }) =>
      [...store.projects.get(projectId)!.changeRequests]
        .map(([name, { requiredApprovals }]) => [name, requiredApprovals])
        .sort(),
    expected: [
      ['development', 3],
      ['production', 2],
    ],
  },
  {
    name: 'sign-in gets another client, and somebody changes what the configuration leaves alone',
    before: oidc('one'),
    after: oidc('two'),
    act: async (api) => {
      const current = await api.getOidcSettings();
      await api.setOidcSettings({
        body: { ...current, acrValues: 'strong' } as Parameters<typeof api.setOidcSettings>[0]['body'],
      });
    },
    holds: ({ store }) => [store.settings.oidc?.clientId, store.settings.oidc?.acrValues],
    expected: ['two', 'strong'],
    complains: 'acr_values',
    lost: { before: 'setOidcSettings', reason: 'settings are written as a whole, and the log hides what they were' },
  },
];

/** What signing in through an identity provider does to a group with a mapping. */
function joinsBySigningIn({ store }: Sandbox, name: string, user: number): void {
  const group = [...store.groups.values()].find((one) => one.name === name)!;
  group.members.set(user, { joinedAt: store.now(), createdBy: 'sign-in' });
}
