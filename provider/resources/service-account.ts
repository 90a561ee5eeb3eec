// Service accounts: users that are programs.
import { computed, notBlank, required } from '../../src/terraform/framework/index.ts';
import { rootRoleKey } from '../writes/claims.ts';
import { creationLog } from '../../src/events/index.ts';
import { defineResource } from '../define.ts';
import { deleteAccount, planAccount, planAccountDestroy, writeRootRole } from '../lockout/accounts.ts';
import { allowLockout } from '../lockout/allow-lockout.ts';

export const serviceAccount = defineResource('service_account', {
  description:
    'A service account: a user for a program, such as the pipeline that runs Terraform. It acts with tokens (`unleash_service_account_token`). Deleting or demoting the account whose token Terraform uses is refused.',
  area: 'Users and groups',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/service-accounts',
  naming: ['username'],
  nameSpace: 'account',
  attributes: {
    id: computed.number('Number that Unleash gave the account; it counts as a user id in project access.'),
    username: required
      .string('Name to know it by, unique among users and service accounts.')
      .check(notBlank)
      .forcesReplacement(),
    name: required.string('Name as shown to people.').check(notBlank),
    root_role: required
      .number('Id of the root role: 1 is Admin, 2 Editor, 3 Viewer; or a custom root role.')
      .references('role.id', 'root role'),
    allow_lockout: allowLockout('changes that take from Terraform its own account, or Admin from it,'),
  },
  identity: ['id'],
  whereToFind:
    'The admin UI shows accounts at `/admin/service-accounts`, without their numbers; `GET /api/admin/service-account` has them.',
  dataSources: {
    one: {
      by: ['id', 'username'],
      description:
        'A service account by its number or username: its name and root role. For grants to a program that another configuration, or a person, has set up.',
    },
    many: 'service_accounts',
    description: 'Service accounts: which programs may act, and with which root role. Their tokens are not shown.',
    filters: ['name', 'root_role'],
  },

  list: async (api) => (await api.getServiceAccounts()).serviceAccounts,
  toState: (item) => ({
    id: item.id,
    username: item.username ?? '',
    name: item.name ?? '',
    root_role: Number(item.rootRole ?? 0),
  }),

  toBody: ({ username, name, root_role }) => ({ username, name, rootRole: root_role }),
  create: async (api, body) => ({ id: (await api.createServiceAccount({ body })).id }),
  creationLog: creationLog('service-account', { isAbout: (data, { username }) => data.username === username }),
  update: (api, { id }, { name, rootRole }, { desired, run }) => {
    const update = () => api.updateServiceAccount({ id, body: { name, rootRole } });
    const allowed = desired.allow_lockout === true;
    return writeRootRole(api, id, rootRole, 'service account', { run, allowed }, update);
  },
  delete: (api, { id }, context) =>
    deleteAccount(api, context, 'service account', () => api.deleteServiceAccount({ id })),

  plan: (context) => planAccount(context, 'service account'),
  claims: ({ id, root_role }) =>
    id === undefined || root_role === undefined || root_role === null ? [] : [rootRoleKey('user', id, root_role)],
  planDestroy: planAccountDestroy('service account'),
});
