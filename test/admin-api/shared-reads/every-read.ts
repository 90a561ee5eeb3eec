// Every read of the contract, with each set of parameters that makes a difference on the rich instance.
import { operations } from '../../../src/admin-api/generated/operations.ts';
import type { OperationId } from '../../../src/admin-api/index.ts';
import type { Asked } from '../../../src/admin-api/shared-reads/may-change.ts';
import type { RichInstance } from './rich-instance.ts';

const projects = ['shop', 'vault', 'attic', 'planned'].map((projectId) => ({ projectId }));

/** Operations whose path needs something, or whose query makes a difference. */
function parametersOf({ ids, secrets }: RichInstance): {
  readonly [Id in OperationId]?: readonly Asked['parameters'][];
} {
  const users = [ids.ann, ids.ben, ids.cat].map((id) => ({ id }));
  const fields = ['userId', 'region', 'vaultField'];
  return {
    getAddon: [{ id: ids.webhook }],
    getApiTokensByName: [{ name: 'ci' }, { name: 'both' }],
    getContextField: fields.map((contextField) => ({ contextField })),
    getContextFieldForProject: fields.map((contextField) => ({ projectId: 'vault', contextField })),
    getContextFields: [{}, { include: 'project' }],
    getContextFieldsForProject: projects,
    getEnvironment: ['development', 'staging', 'production', 'frozen'].map((name) => ({ name })),
    getGroup: [{ groupId: ids.platform }],
    getProjectAccess: projects,
    getProjectApiTokens: projects,
    getProjectChangeRequestConfig: projects,
    getProjectEnvironments: projects,
    getProjectOverview: projects,
    getProjects: [{}, { archived: true }],
    getPublicSignupToken: [{ token: secrets.invite }],
    getRoleById: [1, 4, ids.flagAdmin, ids.auditor, ids.unused].map((roleId) => ({ roleId })),
    getSegment: [ids.europe, ids.vaulted].map((id) => ({ id })),
    getStrategiesBySegmentId: [ids.europe, ids.vaulted].map((id) => ({ id })),
    getServiceAccountTokens: [{ id: ids.bot }],
    getTagType: [{ name: 'team' }, { name: 'simple' }],
    getUser: users,
    getUserPermissions: [...users, ...users.map((user) => ({ ...user, project: 'shop' }))],
    searchUsers: [{ q: 'example' }, { q: 'ann' }],
  };
}

export function everyRead(instance: RichInstance): Asked[] {
  const given = parametersOf(instance);
  return (Object.keys(operations) as OperationId[])
    .filter((operation) => operations[operation].method === 'GET')
    .flatMap((operation) => (given[operation] ?? [{}]).map((parameters) => ({ operation, parameters })));
}
