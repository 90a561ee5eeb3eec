// Service accounts: users that are programs.
import { computed, notBlank, required } from '../../src/terraform/framework/index.ts';
import { allowLockout } from '../allow-lockout.ts';
import { rootRoleKey } from '../claims.ts';
import { creationLog } from '../creation-log.ts';
import { defineResource } from '../define.ts';
import { guardAccountChange, guardAccountDestroy } from '../guard-account.ts';

export const serviceAccount = defineResource('service_account', {
  description:
    'A service account: a user for a program, such as the pipeline that runs Terraform. It acts with tokens (`unleash_service_account_token`). Plans that delete or demote the account whose token Terraform uses are refused.',
  edition: 'enterprise',
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
    allow_lockout: allowLockout('plans that take from Terraform its own account, or Admin from it,'),
  },
  identity: ['id'],
  lookup: { by: ['id', 'username'], plural: 'service_accounts', filters: ['name', 'root_role'] },

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
  update: async (api, { id }, { name, rootRole }) =>
    void (await api.updateServiceAccount({ id, body: { name, rootRole } })),
  delete: (api, { id }) => api.deleteServiceAccount({ id }),

  plan: (context) => guardAccountChange(context, false),
  claims: ({ id, root_role }) =>
    id === undefined || root_role === undefined || root_role === null ? [] : [rootRoleKey('user', id, root_role)],
  planDestroy: guardAccountDestroy,
});
