// People who sign in to Unleash.
import {
  computed,
  ignoringCase,
  notBlank,
  optional,
  required,
  textOfNumber,
  timeouts,
  writeOnlyPair,
} from '../../src/terraform/framework/index.ts';
import { rootRoleKey } from '../writes/claims.ts';
import { creationLog } from '../../src/events/index.ts';
import { defineResource } from '../define.ts';
import { deleteAccount, planAccount, planAccountDestroy, writeRootRole } from '../lockout/accounts.ts';
import { allowLockout } from '../lockout/allow-lockout.ts';

export const user = defineResource('user', {
  description:
    'A person who can sign in. Unleash creates at most 20 users a minute; the provider waits and says so when there are more. What would leave nobody Admin, or delete the user whose token Terraform uses, is refused: the plan refuses what concerns that user, and the apply looks at Unleash just before it takes Admin from anybody.',
  area: 'Users and groups',
  documentation: 'https://docs.getunleash.io/concepts/rbac',
  naming: ['email', 'username'],
  nameSpace: 'account',
  attributes: {
    id: computed.numberAsText('Number that Unleash gave the user, as text.'),
    username: optional
      .string('Name to sign in with.')
      .advice('A user needs it or an e-mail address.')
      .check(notBlank)
      .forcesReplacement(),
    email: optional
      .string('E-mail address; letter case does not count.')
      .check(notBlank)
      .sameAs(ignoringCase)
      .cannotBeCleared(),
    name: optional.string('Full name, as shown to people.').check(notBlank).cannotBeCleared(),
    ...writeOnlyPair(
      'password',
      optional
        .string(
          'Password to sign in with. Unleash never gives it back, so changes made elsewhere are not seen. It is kept in state.',
        )
        .advice('Left out, a new user has none, and an existing one keeps it.')
        .check(notBlank)
        .notReturned(),
    ),
    root_role: required
      .number('Id of the root role: 1 is Admin, 2 Editor, 3 Viewer; or a custom root role.')
      .references('role.id', 'root role'),
    send_email: optional.boolean('Whether a new user gets a welcome e-mail.').default(false).notReturned(),
    allow_lockout: allowLockout('changes that leave nobody Admin, or Terraform without its account,'),
    timeouts: timeouts(),
  },
  identity: ['id'],
  whereToFind: 'The page of the user in the admin UI has it in its address: `/admin/users/<id>/edit`.',
  dataSources: {
    many: 'users',
    description:
      'People with an account, by address, name, root role or group. Service accounts are in `unleash_service_accounts`. For grants to everybody of a kind, and for checks that few are Admin.',
    filters: ['email', 'name', 'root_role'],
    where: {
      group: {
        attribute: optional.number('Only members of the group with this id.').references('group.id'),
        keep: async (api, group: number) => {
          const { users = [] } = await api.getGroup({ groupId: group });
          const members = new Set(users.map(({ user }) => String(user.id)));
          return ({ id }: { id: string }) => members.has(id);
        },
      },
    },
  },

  list: async (api) => (await api.getUsers()).users,
  readFromList: true,
  read: (api, { id }) => api.getUser({ id: id }),
  toState: (item) => ({
    id: textOfNumber(item.id),
    username: item.username ?? null,
    email: item.email ?? null,
    name: item.name ?? null,
    root_role: Number(item.rootRole ?? 0),
  }),

  leftAlone: ({ scimId }) =>
    scimId ? 'The identity provider keeps it in step (SCIM), and Unleash refuses other changes.' : undefined,

  toBody: ({ username, email, name, password, root_role, send_email }) => ({
    changeable: { ...(email !== null && { email }), ...(name !== null && { name }), rootRole: root_role },
    password,
    onCreate: { ...(username !== null && { username }), ...(password !== null && { password }), sendEmail: send_email },
  }),
  create: async (api, { changeable, onCreate }) => ({
    id: textOfNumber((await api.createUser({ body: { ...changeable, ...onCreate } })).id),
  }),
  creationLog: creationLog('user', { isAbout: (data, { id }) => String(data.id) === id }),
  update: async (api, { id }, { changeable, password }, { prior, desired, run, at }) => {
    const update = () => api.updateUser({ id: id, body: changeable });
    const allowed = desired.allow_lockout === true;
    await writeRootRole(api, Number(id), changeable.rootRole, 'user', { run, allowed }, update);
    if (password === null || password === prior?.password) return;
    await at('password', api.changeUserPassword({ id: id, body: { password } }));
  },
  delete: (api, { id }, context) => deleteAccount(api, context, 'user', () => api.deleteUser({ id: id })),

  validate: ({ username, email }, { error }) => {
    if (username !== null || email !== null) return;
    error(
      'Missing username or email',
      'A user needs a username or an e-mail address to sign in with. Set at least one of them.',
      ['email'],
    );
  },
  plan: (context) => planAccount(context, 'user'),
  claims: ({ id, root_role }) =>
    id === undefined || root_role === undefined || root_role === null ? [] : [rootRoleKey('user', id, root_role)],
  planDestroy: planAccountDestroy('user'),
});
