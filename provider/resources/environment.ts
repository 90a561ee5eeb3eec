// Environments of the instance, such as development and production.
import {
  between,
  deletionProtection,
  optional,
  optionalComputed,
  required,
} from '../../src/terraform/framework/index.ts';
import { environmentKey } from '../writes/claims.ts';
import { creationLog } from '../../src/events/index.ts';
import { comesWithUnleash, firstEnvironments } from '../shapes/comes-with-unleash.ts';
import { defineResource } from '../define.ts';
import { environmentName } from '../rules/environment-name.ts';
import {
  changedOf,
  mustNotBeProtected,
  refuseProtectedChange,
  refuseProtectedDestroy,
} from '../rules/protected-environments.ts';

export const environment = defineResource('environment', {
  description: 'An environment of the instance. Projects take part in it through `unleash_project_environment`.',
  area: 'Projects and environments',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/environments',
  naming: ['name'],
  attributes: {
    name: required.string('Name, part of URLs.').check(environmentName),
    type: required.string(
      'What it is for: `development`, `test`, `preproduction`, `production`, or a word of your own.',
    ),
    enabled: optionalComputed.boolean('Whether new projects get it and projects can take part in it.'),
    sort_order: optionalComputed
      .number('Where it stands in lists; lower comes first.')
      .check(between(-(2 ** 31), 2 ** 31 - 1)),
    required_approvals: optional
      .number(
        'Approvals that change requests need in projects created from now on that use this environment; projects may change it later.',
      )
      .advice('Left out, what was set elsewhere stays; removed, none are asked for.')
      .check(between(1, 10)),
    deletion_protection: deletionProtection(),
  },
  identity: ['name'],
  whereToFind: 'The page of the environment in the admin UI ends with it: `/environments/<name>`.',
  claims: ({ name }) => (name === undefined ? undefined : [environmentKey(name)]),
  dataSources: {
    many: 'environments',
    description:
      'Environments of the instance. For something that each environment of one type is to have, such as change requests in all that are `production`.',
    requires: null,
    filters: ['type', 'enabled'],
  },

  list: async (api) => (await api.getAllEnvironments()).environments,
  readFromList: true,
  read: (api, { name }) => api.getEnvironment({ name }),
  toState: (item) => ({
    name: item.name,
    type: item.type,
    enabled: item.enabled,
    sort_order: item.sortOrder,
    required_approvals: item.requiredApprovals || null,
  }),

  leftAlone: ({ name, protected: isKept }) =>
    isKept || firstEnvironments.includes(name) ? comesWithUnleash : undefined,

  // Whoever never set it here, in state of the official provider say, has not asked for none. An import takes it as it is.
  keptElsewhere: (_, state) => (state?.type && state.required_approvals === null ? ['required_approvals'] : []),

  toBody: ({ name, type, enabled, sort_order, required_approvals }) => ({
    name,
    enabled,
    changeable: {
      type,
      ...(sort_order !== undefined && { sortOrder: sort_order }),
    },
    approvals: required_approvals,
  }),
  create: async (api, { name, enabled, changeable, approvals }) => {
    const body = { name, ...(enabled !== undefined && { enabled }), ...changeable, requiredApprovals: approvals };
    await api.createEnvironment({ body });
    return { name };
  },
  creationLog: creationLog('environment', {
    isAbout: (data, { name }) => data.name === name,
    contains: ({ environment }, { name }) => environment === name,
  }),
  update: async (api, { name }, { enabled, changeable, approvals }, { prior, desired }) => {
    const isManaged = approvals !== null || prior?.required_approvals !== null;
    const body = { ...changeable, ...(isManaged && { requiredApprovals: approvals }) };
    if (!prior || changedOf(prior, desired).length > 0) await api.updateEnvironment({ name, body });
    if (enabled === undefined || enabled === prior?.enabled) return;
    await (enabled ? api.toggleEnvironmentOn({ name }) : api.toggleEnvironmentOff({ name }));
  },
  delete: async (api, { name }) => {
    await mustNotBeProtected(api, name);
    await api.removeEnvironment({ name });
  },

  plan: refuseProtectedChange,
  planDestroy: refuseProtectedDestroy,
});
